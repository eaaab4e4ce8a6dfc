import { RuleError } from '@complaints/contracts';

/** The longest text a person may write into a case, in characters. */
const MOST_CHARACTERS = 2_000;

/**
 * Checks what a person wrote: something stands there, it is not too long, and it is text.
 * @returns it without blanks around it
 * @throws RuleError TEXT_EMPTY, TEXT_TOO_LONG, TEXT_NOT_READABLE
 */
export function written(text: string, path: readonly string[], most = MOST_CHARACTERS): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new RuleError('TEXT_EMPTY', 'Something must be written here.', path);
  if (trimmed.length > most) {
    throw new RuleError('TEXT_TOO_LONG', `At most ${most} characters fit here.`, path);
  }
  if (trimmed.includes('\0') || !trimmed.isWellFormed()) {
    throw new RuleError('TEXT_NOT_READABLE', 'The text holds characters that cannot be kept.', path);
  }
  return trimmed;
}

/** The longest name or title, in characters. */
const MOST_OF_TITLE = 200;

/** As {@link written}, for what has to fit one line. */
export const titled = (text: string, path: readonly string[]): string => written(text, path, MOST_OF_TITLE);

/** Stands where people's words stood until the person they were about was erased. Source: R8. */
export const ERASED = '[erased]';

/** As {@link written}, where nothing may be written at all. */
export const writtenOrNot = (text: string | null | undefined, path: readonly string[]): string | null =>
  text === null || text === undefined || text.trim() === '' ? null : written(text, path);
