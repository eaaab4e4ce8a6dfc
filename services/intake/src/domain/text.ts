import { RuleError } from '@complaints/contracts';

/** Where a text stands in the input, how long it may be (in characters), and the code when it is longer. */
export interface TextRule {
  path: readonly string[];
  most: number;
  tooLong?: string;
}

/**
 * Checks a text somebody wrote: Unicode is kept as it is, but it must be Unicode and bounded.
 * @throws RuleError TEXT_NOT_UNICODE for NUL or half a surrogate pair
 * @throws RuleError TEXT_TOO_LONG, or the rule's own code
 */
export function checkText(text: string, { path, most, tooLong = 'TEXT_TOO_LONG' }: TextRule): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new RuleError('TEXT_NOT_UNICODE', 'The text holds signs that are not Unicode text.', path);
  }
  // A character takes at most two units, so most texts need no counting.
  if (text.length > most && [...text].length > most) {
    throw new RuleError(tooLong, `The text is longer than ${most.toLocaleString('en')} characters.`, path);
  }
}

/**
 * An optional text: nothing when it is missing or blank, else checked and kept as written.
 * @throws RuleError as {@link checkText}
 */
export function optionalText(text: string | null | undefined, rule: TextRule): string | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  checkText(text, rule);
  return text;
}
