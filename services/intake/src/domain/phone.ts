import { RuleError } from '@complaints/contracts';
import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A phone number in the form in which it is kept, compared and called. */
export interface Phone {
  /** E.164, an extension behind `;ext=`; a short service number stays as it is dialled. */
  number: string;
  /** Whether many people stand behind it, so that it tells nobody from another. */
  isShared: boolean;
}

const MOST_PHONES = 5;

/** Numbers of companies and authorities that are dialled as they are: 95588, 12315, 10086. */
const SHORT_SERVICE_NUMBER = /^(?:95\d{3,6}|96\d{3,5}|1[02]\d{3,4})$/;
/** Types of numbers that belong to companies: 400, 800, 900. */
const SHARED_TYPES: readonly string[] = ['TOLL_FREE', 'SHARED_COST', 'PREMIUM_RATE', 'UAN', 'VOICEMAIL'];
const SEPARATORS = /[,，;；、/|\n]+|或者?/u;

/**
 * Reads every number of a field, as people type them: full-width, with spaces and dashes, several in one, an extension
 * behind 转, 分机, ext or a dash. Without a country code a number is Chinese.
 * @throws RuleError CONTACT_INVALID when one of them cannot be called, or there are more than {@link MOST_PHONES}
 * Source: R5.
 */
export function readPhones(text: string): Phone[] {
  const parts = text
    .normalize('NFKC')
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const phones = parts.flatMap(phonesOf);
  if (phones.length === 0) throw notCallable();
  const distinct = [...new Map(phones.map((phone) => [phone.number, phone])).values()];
  if (distinct.length > MOST_PHONES) {
    throw new RuleError('CONTACT_INVALID', `A customer is called on ${MOST_PHONES} numbers at the most.`, PATH);
  }
  return distinct;
}

const PATH = ['customer', 'phone'];
const notCallable = () => new RuleError('CONTACT_INVALID', 'This is not a phone number that can be called.', PATH);

/** One number, or several with nothing but spaces between them. */
function phonesOf(part: string): Phone[] {
  const one = phoneOf(part);
  if (one) return [one];
  const several = part.split(/\s+/).map(phoneOf);
  if (several.length < 2 || several.includes(null)) throw notCallable();
  return several as Phone[];
}

function phoneOf(part: string): Phone | null {
  const dialled = part.replace(/[\s().\p{Pd}]/gu, '');
  if (SHORT_SERVICE_NUMBER.test(dialled)) return { number: dialled, isShared: true };
  const written = part
    .replace(/[\p{Pd}]/gu, '-')
    .replace(/^00/, '+')
    .replace(/^(0\d{2,3}-\d{7,8})-(\d{1,6})$/, '$1 ext. $2')
    .replace(/\s*(?:转接?|轉|分机号?|內線|内线)\s*:?\s*(\d{1,6})$/u, ' ext. $1');
  const found = parsePhoneNumberFromString(written, { defaultCountry: 'CN', extract: false });
  if (!found?.isValid()) return null;
  return { number: canonical(found), isShared: SHARED_TYPES.includes(found.getType() ?? '') };
}

const canonical = ({ number, ext }: PhoneNumber): string => (ext ? `${number};ext=${ext}` : number);
