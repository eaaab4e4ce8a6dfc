import { maskedEmail } from '../mask.js';
import { FEWEST_DIGITS, MOST_DIGITS, maskedNumber, type WrittenNumber } from './personal-number.js';

/** What may stand between two digits of one number, and what cannot be seen at all; a line ends a number. */
const BETWEEN = '[^\\S\\n\\r\\u2028\\u2029]|[\\u200B-\\u200D\\u2060\\uFEFF\\p{Pd}.·()（）]';
const DIGIT = '[0-9０-９]';

/** The number of a complaint, which may be all digits but for one letter. */
const COMPLAINT_NUMBER = /(?<![\w-])(?=[\d-]{0,13}[A-Z])[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}(?![\w-])/u;
/** Quantities have a bound, so that a text is read in proportion to its length whatever it holds. */
const EMAIL = /[\w.%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/u;
const DIGITS = new RegExp(`[+＋]?${DIGIT}(?:(?:${BETWEEN}){0,3}${DIGIT})*[XxＸｘ]?`, 'u');
const CHINESE_DIGITS = /[〇零一二三四五六七八九幺]{11,}/u;
const ANYTHING = new RegExp(
  [COMPLAINT_NUMBER, EMAIL, DIGITS, CHINESE_DIGITS].map(({ source }) => `(${source})`).join('|'),
  'gu',
);
const GROUPS = new RegExp(`${DIGIT}+[XxＸｘ]?`, 'gu');

const CALLED_PHONE = /(?:电话|座机|固话|手机|致电|拨打|tel|phone)[\s:：.是为号码]{0,6}$/iu;
const CODE = /(?<![A-Za-z])(?!(?:TEL|MOB|VX?|WX|QQ|T|M|P)\d?$)[A-Z]{1,4}$/u;
const SEEN_BEFORE = 12;

/**
 * A text as it is shown to those who have not asked to have it revealed: phones, identity cards, bank cards and e-mail
 * addresses are masked, all else stays as it was written. It takes time in proportion to the text.
 * Source: R91.
 */
export const maskedText = (text: string): string =>
  text.replace(ANYTHING, (found, number, email, digits, chinese, at: number) => {
    if (number) return found;
    if (email) return maskedEmail(found.replace('＠', '@'));
    if (chinese) return maskedChinese(found);
    return digits.length < FEWEST_DIGITS ? found : maskedRun(found, text.slice(Math.max(0, at - SEEN_BEFORE), at));
  });

/** Digits that stand together in a run. */
interface Group {
  digits: string;
  start: number;
  end: number;
}

/** Of how many groups a number is written at the most: a country, then five; or each digit of a mobile by itself. */
const COUNTS_OF_GROUPS = [11, 6, 5, 4, 3, 2, 1];

/** A run of digits with signs between them: each number of a person in it is masked, the longest first. */
function maskedRun(run: string, before: string): string {
  const groups = [...run.matchAll(GROUPS)].map(
    ({ 0: group, index }): Group => ({
      digits: group.normalize('NFKC').toUpperCase(),
      start: index,
      end: index + group.length,
    }),
  );
  let masked = '';
  let shown = 0;
  for (let first = 0; first < groups.length; ) {
    const found = numberFrom(groups, first, { run, before: first === 0 ? before : '' });
    if (found) {
      masked += run.slice(shown, first === 0 ? 0 : groups[first]?.start) + found.masked;
      shown = groups[first + found.count - 1]?.end ?? run.length;
    }
    first += found?.count ?? 1;
  }
  return masked + run.slice(shown);
}

function numberFrom(
  groups: readonly Group[],
  first: number,
  around: { run: string; before: string },
): { masked: string; count: number } | null {
  for (const count of COUNTS_OF_GROUPS) {
    if (!isWorthReading(groups, first, count)) continue;
    const masked = maskedNumber(writtenAs(groups.slice(first, first + count), around));
    if (masked !== null) return { masked, count };
  }
  return null;
}

/** Sorts out cheaply what is no number however it is read: too few digits or too many, or most of them by themselves. */
function isWorthReading(groups: readonly Group[], first: number, count: number): boolean {
  const last = first + count - 1;
  if (last >= groups.length) return false;
  let digits = 0;
  let single = 0;
  for (let place = first; place <= last; place += 1) {
    const size = groups[place]?.digits.length ?? 0;
    digits += size;
    if (size === 1) single += 1;
  }
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) return false;
  return single === count ? groups[first]?.digits === '1' : single <= 1;
}

function writtenAs(groups: readonly Group[], { run, before }: { run: string; before: string }): WrittenNumber {
  return {
    digits: groups.map(({ digits }) => digits).join(''),
    sizes: groups.map(({ digits }) => digits.length),
    separators: groups.slice(1).map(({ start }, place) => run.slice(groups[place]?.end, start)),
    hasPlus: groups[0]?.start === 1,
    isCalledPhone: CALLED_PHONE.test(before),
    isCode: groups.length === 1 && CODE.test(before),
  };
}

const DIGITS_IN_CHINESE = '零一二三四五六七八九';

function maskedChinese(found: string): string {
  const digits = [...found.replaceAll('〇', '零').replaceAll('幺', '一')]
    .map((sign) => DIGITS_IN_CHINESE.indexOf(sign))
    .join('');
  const written = { digits, sizes: [digits.length], separators: [], hasPlus: false };
  return maskedNumber({ ...written, isCalledPhone: false, isCode: false }) ?? found;
}
