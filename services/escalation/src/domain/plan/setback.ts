import { RuleError } from '@complaints/contracts';
import { written, writtenOrNot } from '../text.js';
import type { FailureCause, SetbackChange } from '../vocabulary.js';

/** Why a turn ended without success, and what changes. */
export interface Explanation {
  why: string;
  changes: readonly SetbackChange[];
  note: string | null;
}

/**
 * Checks what is said of the setback of a case before the next plan.
 * @returns it as it is kept; null where there was no setback
 * @throws RuleError SETBACK_UNEXPLAINED, NO_SETBACK, SETBACK_WITHOUT_CHANGE, and what `written` throws
 * Source: R34.
 */
export function explained(setback: FailureCause | null, said: Explanation | null): Explanation | null {
  if (!setback) {
    if (said) throw new RuleError('NO_SETBACK', 'No setback of the case has to be explained.', ['setback']);
    return null;
  }
  if (!said)
    throw new RuleError('SETBACK_UNEXPLAINED', 'Before the next plan: why it came so, and what changes.', ['setback']);
  if (said.changes.length === 0)
    throw new RuleError('SETBACK_WITHOUT_CHANGE', 'Something changes after a setback.', ['setback', 'changes']);
  return {
    why: written(said.why, ['setback', 'why']),
    changes: [...new Set(said.changes)],
    note: writtenOrNot(said.note, ['setback', 'note']),
  };
}
