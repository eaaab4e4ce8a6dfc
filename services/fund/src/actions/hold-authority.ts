import type { EntityManager } from 'typeorm';
import { beginAllowance, giveBackHeld, hold, spendHeld, untouchedAllowance } from '../data/allowance.js';
import { budgetFen } from '../data/budget.js';
import type { DisbursementFacts } from '../domain/disbursement.js';
import type { Candidate } from '../domain/route.js';
import { DisbursementState } from '../domain/vocabulary.js';

/** What became of an attempt to set authority aside. */
export type Held = 'HELD' | 'NOT_ENOUGH_LEFT' | 'BUDGET_NOT_SET';

/**
 * Sets an amount aside of what a post may approve in the period, if as much is left. Nothing is counted where the
 * authority has no limit.
 * Source: R60, R62.
 */
export async function holdAuthority(
  em: EntityManager,
  { postId, amountFen }: { postId: string; amountFen: number },
  { limit, period, placeId }: Candidate,
): Promise<Held> {
  if (limit.kind === 'NONE') return 'HELD';
  const limitFen = limit.kind === 'FIXED' ? limit.fen : await budgetFen(em, placeId, period.key);
  if (limitFen === null) return 'BUDGET_NOT_SET';
  await beginAllowance(em, untouchedAllowance(postId, period, limitFen));
  return (await hold(em, { postId, periodKey: period.key, amountFen })) ? 'HELD' : 'NOT_ENOUGH_LEFT';
}

/**
 * Does with the authority set aside what was decided: uses it up, gives it back to the period it came from, or leaves
 * it while the request waits.
 * Source: R65.
 */
export async function settleHold(em: EntityManager, disbursement: DisbursementFacts): Promise<void> {
  const { counted, state, approverPostId: postId, periodKey, amountFen } = disbursement;
  if (!counted || postId === null || periodKey === null) return;
  if (state === DisbursementState.APPROVED) await spendHeld(em, { postId, periodKey, amountFen });
  if (state === DisbursementState.REJECTED) await giveBackHeld(em, { postId, periodKey, amountFen });
}
