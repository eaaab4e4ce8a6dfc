import { RuleError } from '@complaints/contracts';

/** How long texts may be, in characters. */
export const MOST_NOTE = 1_000;
export const MOST_REFERENCE = 200;

/** Stands where words stood until the person they were about was erased. Source: R8. */
export const ERASED = '[erased]';

/**
 * Checks a text a person wrote, and takes the blanks at its ends away.
 * @throws RuleError TEXT_EMPTY, TEXT_TOO_LONG, TEXT_UNREADABLE
 */
export function checkedText(text: string, most: number, path: readonly string[]): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new RuleError('TEXT_EMPTY', 'Something has to be written here.', path);
  if (trimmed.length > most) throw new RuleError('TEXT_TOO_LONG', `At most ${most} characters fit here.`, path);
  if (trimmed.includes('\0') || !trimmed.isWellFormed()) {
    throw new RuleError('TEXT_UNREADABLE', 'The text holds signs that nobody can read.', path);
  }
  return trimmed;
}
