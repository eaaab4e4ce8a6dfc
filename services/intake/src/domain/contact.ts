import { RuleError } from '@complaints/contracts';
import { readPhones } from './phone.js';
import { checkText, optionalText } from './text.js';

/** The languages customers are written to in. Source: R95. */
export const Language = { ZH: 'ZH', EN: 'EN' } as const;
export type Language = (typeof Language)[keyof typeof Language];

/** What is known of a person. */
export const ContactKind = {
  NAME: 'NAME',
  PHONE: 'PHONE',
  /** A number behind which many people stand. */
  SHARED_PHONE: 'SHARED_PHONE',
  EMAIL: 'EMAIL',
  MEMBER_NUMBER: 'MEMBER_NUMBER',
} as const;
export type ContactKind = (typeof ContactKind)[keyof typeof ContactKind];

/** One thing known of a person, in the form in which it is compared. */
export interface ContactItem {
  kind: ContactKind;
  /** A phone is E.164, with an extension behind `;ext=`. */
  value: string;
}

/** A customer as somebody typed it. */
export interface GivenCustomer {
  name?: string | null;
  /** One number or several. */
  phone?: string | null;
  email?: string | null;
  memberNumber?: string | null;
  language?: Language | null;
}

/** A customer by what is recognised across channels; at least one way to tell or reach the person is there. */
export interface Contact {
  items: readonly ContactItem[];
  /** Null when nobody said it. */
  language: Language | null;
}

/** Where a message can reach somebody. */
export interface Address {
  channel: 'SMS' | 'EMAIL';
  to: string;
}

/** What a person is recognised by, the surest first. Source: R5. */
export const RECOGNISING_KINDS: readonly ContactKind[] = [
  ContactKind.PHONE,
  ContactKind.EMAIL,
  ContactKind.MEMBER_NUMBER,
];

const MOST = { name: 100, phone: 200, email: 254, memberNumber: 64 } as const;
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
  const ways = [
    ...(phone
      ? readPhones(phone).map(({ number, isShared }) => item(isShared ? 'SHARED_PHONE' : 'PHONE', number))
      : []),
    ...(email ? [item('EMAIL', normalisedEmail(email))] : []),
    ...(memberNumber ? [item('MEMBER_NUMBER', memberNumber.normalize('NFKC'))] : []),
  ];
  if (ways.length === 0) return null;
  return { items: [...(name ? [item('NAME', name)] : []), ...ways], language: given.language ?? null };
}

const item = (kind: ContactKind, value: string): ContactItem => ({ kind, value });

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

/**
 * In what form an order's number is compared: signs and spaces left out, capital letters. What is too short to tell one
 * order from another, or holds no digit, is no number.
 * Source: R5.
 */
export function orderKeyOf(reference: string | null | undefined): string | null {
  const key = (reference ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key.length >= 6 && /\d/.test(key) ? key : null;
}

/** The first thing of a kind that is known of somebody. */
export const itemOf = (items: readonly ContactItem[], kind: ContactKind): string | null =>
  items.find((one) => one.kind === kind)?.value ?? null;

/** Whether there is any way to reach a customer, a membership included; a name alone is none. Source: R35. */
export const isReachable = (items: readonly ContactItem[]): boolean =>
  items.some(({ kind }) => kind !== ContactKind.NAME);

/** Where a customer can be written to: a text message where a phone takes one, else an e-mail, else nowhere. */
export function addressOf(items: readonly ContactItem[]): Address | null {
  const phone = items.find(({ kind, value }) => kind === ContactKind.PHONE && takesTextMessages(value));
  if (phone) return { channel: 'SMS', to: phone.value };
  const email = itemOf(items, ContactKind.EMAIL);
  return email ? { channel: 'EMAIL', to: email } : null;
}

/** Of a Chinese number it is known; another country's is tried. */
const takesTextMessages = (phone: string): boolean =>
  !phone.includes(';ext=') && (!phone.startsWith('+86') || MOBILE.test(phone));

/**
 * What a contact adds to a person: what is not known yet and belongs to nobody else. A name that is known stays.
 * @param taken whether somebody else is known by it
 * Source: R5.
 */
export function whatIsNew(
  known: readonly ContactItem[],
  given: readonly ContactItem[],
  taken: (item: ContactItem) => boolean,
): ContactItem[] {
  return given.filter(({ kind, value }) => {
    if (kind === ContactKind.NAME) return itemOf(known, ContactKind.NAME) === null;
    return !known.some((one) => one.kind === kind && one.value === value) && !taken({ kind, value });
  });
}
