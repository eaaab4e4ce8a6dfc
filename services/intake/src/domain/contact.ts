import { RuleError } from '@complaints/contracts';
import { checkText, optionalText } from './text.js';

/** The languages customers are written to in. Source: R95. */
export const Language = { ZH: 'ZH', EN: 'EN' } as const;
export type Language = (typeof Language)[keyof typeof Language];

/** A customer as somebody typed it. */
export interface GivenCustomer {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  memberNumber?: string | null;
  language?: Language | null;
}

/** A customer by what is recognised across channels; at least one of phone, e-mail and member number is there. */
export interface Contact {
  name: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  memberNumber: string | null;
  /** Null when nobody said it. */
  language: Language | null;
}

/** Where a message can reach somebody. */
export interface Address {
  channel: 'SMS' | 'EMAIL';
  to: string;
}

const MOST = { name: 100, phone: 40, email: 254, memberNumber: 64 } as const;
const MOBILE = /^\+861[3-9]\d{9}$/;

/**
 * Reads who complains. Without phone, e-mail and member number the complaint is anonymous.
 * @returns null for anonymous
 * @throws RuleError CONTACT_INVALID with the field in its path
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG
 * Source: R2, R5.
 */
export function readContact(given: GivenCustomer | null | undefined): Contact | null {
  if (!given) return null;
  const field = (name: keyof typeof MOST) =>
    optionalText(given[name], { path: ['customer', name], most: MOST[name] })?.trim();
  const [name, phone, email, memberNumber] = [field('name'), field('phone'), field('email'), field('memberNumber')];
  const contact: Contact = {
    name: name ?? null,
    phone: phone ? normalisedPhone(phone) : null,
    email: email ? normalisedEmail(email) : null,
    memberNumber: memberNumber?.normalize('NFKC') ?? null,
    language: given.language ?? null,
  };
  return contact.phone || contact.email || contact.memberNumber ? contact : null;
}

/**
 * A phone number in E.164. Without a country code it is Chinese: a mobile of 11 digits, or a landline with its 0.
 * @throws RuleError CONTACT_INVALID
 * Source: R5.
 */
export function normalisedPhone(text: string): string {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s().\p{Pd}]/gu, '')
    .replace(/^00/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(typed)) return typed;
  if (/^1[3-9]\d{9}$/.test(typed)) return `+86${typed}`;
  if (/^0[1-9]\d{8,10}$/.test(typed)) return `+86${typed.slice(1)}`;
  throw new RuleError('CONTACT_INVALID', 'This is not a phone number that can be called.', ['customer', 'phone']);
}

/**
 * An e-mail address, trimmed and in small letters.
 * @throws RuleError CONTACT_INVALID
 * Source: R5.
 */
export function normalisedEmail(text: string): string {
  const address = text.normalize('NFKC').trim().toLowerCase();
  checkText(address, { path: ['customer', 'email'], most: MOST.email });
  if (/^[^\s@<>,;:"]{1,64}@[^\s@<>,;:".]+(\.[^\s@<>,;:".]+)+$/.test(address)) return address;
  throw new RuleError('CONTACT_INVALID', 'This is not an e-mail address.', ['customer', 'email']);
}

/** Where a customer can be written to: a text message where the phone takes one, else an e-mail, else nowhere. */
export function addressOf({ phone, email }: Pick<Contact, 'phone' | 'email'>): Address | null {
  if (phone && takesTextMessages(phone)) return { channel: 'SMS', to: phone };
  return email ? { channel: 'EMAIL', to: email } : null;
}

/** Of a Chinese number it is known; another country's is tried. */
const takesTextMessages = (phone: string): boolean => !phone.startsWith('+86') || MOBILE.test(phone);
