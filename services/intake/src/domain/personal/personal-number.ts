import { maskedPhone } from '../mask.js';

/** Digits that may be one number of a person, and how they were written. */
export interface WrittenNumber {
  /** ASCII digits; an identity card may end in X. */
  digits: string;
  /** How many digits stood together, in order. */
  sizes: readonly number[];
  /** What stood between them. */
  separators: readonly string[];
  hasPlus: boolean;
  /** Whether a word for a telephone stood before it. */
  isCalledPhone: boolean;
  /** Whether capitals stood before it without a blank, as in the number of an order or a parcel. */
  isCode: boolean;
}

/** A number is masked as whatever it can be first. Each rule answers what is shown, or nothing. */
const RULES: readonly ((number: WrittenNumber) => string | null)[] = [identityCard, bankCard, phone];

/** What is shown of a number that tells who somebody is or reaches somebody; null for any other number. Source: R91. */
export function maskedNumber(number: WrittenNumber): string | null {
  for (const rule of RULES) {
    const masked = rule(number);
    if (masked !== null) return masked;
  }
  return null;
}

/** A number of a person has at least so many digits, and so many at the most. */
export const FEWEST_DIGITS = 7;
export const MOST_DIGITS = 19;

const lastFour = (digits: string): string => `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`;
/** Groups of fewer than three digits are dates, prices and sizes; only the last one may be short. */
const isGrouped = ({ sizes }: WrittenNumber): boolean => sizes.slice(0, -1).every((size) => size >= 3);

const PROVINCE = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])';
const MONTH_AND_DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const IDENTITY_CARD = new RegExp(`^${PROVINCE}\\d{4}(?:18|19|20)\\d{2}${MONTH_AND_DAY}\\d{3}[\\dX]$`);
/** As they were issued until 1999. */
const FIRST_IDENTITY_CARD = new RegExp(`^${PROVINCE}\\d{4}\\d{2}${MONTH_AND_DAY}\\d{3}$`);
const IDENTITY_CHECK_SIGNS = '10X98765432';

function identityCard(number: WrittenNumber): string | null {
  const { digits } = number;
  if (!isGrouped(number)) return null;
  if (FIRST_IDENTITY_CARD.test(digits)) return lastFour(digits);
  if (!IDENTITY_CARD.test(digits)) return null;
  const sum = [...digits.slice(0, 17)].reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return IDENTITY_CHECK_SIGNS[sum % 11] === digits[17] ? lastFour(digits) : null;
}

/** What cards of banks begin with: UnionPay, the banks' own older ones, and the international ones. */
const BANK_CARD = /^(?:[3-69]\d{15,18}|2[2-7]\d{14})$/;

function bankCard(number: WrittenNumber): string | null {
  const { digits } = number;
  if (!isGrouped(number) || !BANK_CARD.test(digits)) return null;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? lastFour(digits) : null;
}

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0(?:(?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8})$/;
const SHAPES_OF_MOBILES = ['11', '3 8', '7 4', '3 4 4', Array(11).fill(1).join(' ')];
/** Between blanks these may be prices and sizes. */
const SHAPES_WITH_DASHES = ['4 4 3', '4 3 4', '3 3 5', '5 6'];

function phone(number: WrittenNumber): string | null {
  const { digits, sizes, hasPlus, isCalledPhone, isCode } = withoutCountry(number);
  if (MOBILE.test(digits) && !isCode && isShapedAsMobile(number)) return maskedPhone(digits);
  if (LANDLINE.test(digits) && isGrouped({ ...number, sizes })) return maskedPhone(digits);
  if (hasPlus && digits.length >= 10 && digits.length <= 15) return maskedPhone(digits);
  if (isCalledPhone && /^[2-8]\d{6,7}$/.test(digits) && sizes.length <= 2) return maskedPhone(digits);
  return null;
}

function isShapedAsMobile(number: WrittenNumber): boolean {
  const { sizes, separators } = withoutCountry(number);
  const shape = sizes.join(' ');
  const areDashes = separators.every((separator) => /^\s?\p{Pd}\s?$/u.test(separator));
  return SHAPES_OF_MOBILES.includes(shape) || (areDashes && SHAPES_WITH_DASHES.includes(shape));
}

/** A Chinese number without +86, 0086 or 86; any other stays as it is. */
function withoutCountry(number: WrittenNumber): WrittenNumber {
  const country = /^(?:00)?86(?=0?1[3-9]|0\d{9})/.exec(number.digits)?.[0] ?? '';
  const [first = 0, ...rest] = number.sizes;
  if (country === '') return number;
  const sizes = first === country.length ? rest : [first - country.length, ...rest];
  const separators = first === country.length ? number.separators.slice(1) : number.separators;
  return { ...number, digits: number.digits.slice(country.length), sizes, separators };
}
