import { RuleError } from '@complaints/contracts';

const MOST_NAME_CHARACTERS = 100;
const MOST_EMAIL_CHARACTERS = 254;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

/**
 * A person's name, without blanks around it.
 * @throws RuleError NAME_EMPTY, NAME_TOO_LONG, TEXT_NOT_READABLE
 */
export function nameOf(text: string): string {
  const name = text.trim();
  if (name === '') throw new RuleError('NAME_EMPTY', 'A person has a name.', ['name']);
  if (name.length > MOST_NAME_CHARACTERS) {
    throw new RuleError('NAME_TOO_LONG', `A name has ${MOST_NAME_CHARACTERS} characters at the most.`, ['name']);
  }
  if (name.includes('\0') || !name.isWellFormed()) {
    throw new RuleError('TEXT_NOT_READABLE', 'The name holds characters that cannot be kept.', ['name']);
  }
  return name;
}

/**
 * Where a person is written to, or null.
 * @throws RuleError EMAIL_INVALID
 */
export function emailOf(text: string | null): string | null {
  const email = text?.trim() ?? '';
  if (email === '') return null;
  if (email.length > MOST_EMAIL_CHARACTERS || !EMAIL.test(email) || email.includes('\0') || !email.isWellFormed()) {
    throw new RuleError('EMAIL_INVALID', 'This is no e-mail address.', ['email']);
  }
  return email;
}
