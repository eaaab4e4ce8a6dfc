import { type ContactItem, ContactKind, normalisedEmail } from '../contact.js';
import { readPhones } from '../phone.js';

const MOST_CHARACTERS = 254;

/**
 * What a contact in one field may be: a phone, an e-mail address or a member number; one of a kind at the most, so that
 * one try is one guess. Nothing for what is none of them.
 * Source: R3, R5.
 */
export function readTypedContact(typed: string): ContactItem[] {
  const text = typed.normalize('NFKC').trim();
  if (text === '' || text.length > MOST_CHARACTERS || text.includes('\0') || !text.isWellFormed()) return [];
  const email = unlessRefused(() => normalisedEmail(text));
  if (email !== null) return [{ kind: ContactKind.EMAIL, value: email }];
  const phones = unlessRefused(() => readPhones(text)) ?? [];
  const [phone] = phones.filter(({ isShared }) => !isShared);
  return [
    ...(phone && phones.length === 1 ? [{ kind: ContactKind.PHONE, value: phone.number }] : []),
    { kind: ContactKind.MEMBER_NUMBER, value: text },
  ];
}

/** What is refused is no contact; whoever looks something up is told no more. */
function unlessRefused<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
