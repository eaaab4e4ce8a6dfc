import { RuleError } from '@complaints/contracts';
import { DAY_MS } from './calendar.js';

/** A version of a document as somebody would publish it. */
export interface GivenVersion {
  documentNumber: string;
  effectiveAt: Date;
}

/** What a new version is held against. */
export interface Standing {
  now: Date;
  /** When the newest version takes effect; later than now when it was announced only. */
  latestEffectiveAt: Date;
}

const MOST_NUMBER_CHARACTERS = 64;
/** The farthest ahead that a version is announced. */
const ANNOUNCED_WITHIN_DAYS = 3_650;

/**
 * What speaks against the number and the date of a version, whatever it says: DOCUMENT_NUMBER_INVALID,
 * EFFECTIVE_IN_PAST, EFFECTIVE_BEFORE_LATEST, EFFECTIVE_TOO_FAR.
 * Source: the paragraph on policy.
 */
export function versionFaults({ documentNumber, effectiveAt }: GivenVersion, standing: Standing): RuleError[] {
  const { now, latestEffectiveAt } = standing;
  const path = ['effectiveAt'];
  const errors: RuleError[] = [];
  const numberLength = [...documentNumber.trim()].length;
  if (numberLength < 1 || numberLength > MOST_NUMBER_CHARACTERS || !isPlain(documentNumber)) {
    const sentence = `A document number is 1 to ${MOST_NUMBER_CHARACTERS} characters of plain text.`;
    errors.push(new RuleError('DOCUMENT_NUMBER_INVALID', sentence, ['documentNumber']));
  }
  if (effectiveAt < now)
    errors.push(new RuleError('EFFECTIVE_IN_PAST', 'A version takes effect now or later, never before.', path));
  if (effectiveAt < latestEffectiveAt)
    errors.push(new RuleError('EFFECTIVE_BEFORE_LATEST', 'A newer version that takes effect later is there.', path));
  if (effectiveAt.getTime() > now.getTime() + ANNOUNCED_WITHIN_DAYS * DAY_MS)
    errors.push(new RuleError('EFFECTIVE_TOO_FAR', 'A version is announced ten years ahead at the most.', path));
  return errors;
}

const isPlain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);
