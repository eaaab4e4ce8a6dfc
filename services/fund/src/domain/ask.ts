import { type Level, type Purpose, type RejectionReason, RuleError, type Tier } from '@complaints/contracts';
import { type Actor, yuanFromFen } from '@complaints/kit/pure';
import type { DisbursementFacts, RouteStep } from './disbursement.js';
import { mayRequest } from './rights.js';
import { DisbursementState } from './vocabulary.js';

/** The most that one request asks for: a hundred million yuan. More is a slip of the finger. */
const MOST_FEN = 10_000_000_000;
/** The most files that are named for a request. */
export const MOST_EVIDENCE = 20;

/** What the fund knows of the complaint that money is asked for. */
export interface ComplaintKnown {
  storeId: string | null;
  regionId: string | null;
  level: Level | null;
  tier: Tier | null;
  isOpen: boolean | null;
  intoId: string | null;
}

/**
 * Checks that somebody may ask by hand for money for a complaint now.
 * @returns the complaint's level and its owner's tier
 * @throws RuleError NOT_REQUESTER, COMPLAINT_MERGED, COMPLAINT_CLOSED, COMPLAINT_NOT_READY
 * Source: R61, R66.
 */
export function checkAsked(complaint: ComplaintKnown, by: Actor): { level: Level; ownerTier: Tier } {
  const path = ['complaintId'];
  if (!mayRequest(by, complaint)) {
    const sentence = 'A clerk or manager of the store, those above them and customer service ask for money.';
    throw new RuleError('NOT_REQUESTER', sentence, path);
  }
  const { level, tier, isOpen, intoId } = complaint;
  if (intoId !== null) {
    throw new RuleError('COMPLAINT_MERGED', `The complaint was joined to ${intoId}, which money is asked for.`, path);
  }
  if (isOpen === false) throw new RuleError('COMPLAINT_CLOSED', 'The complaint is closed.', path);
  if (level === null || tier === null) {
    throw new RuleError(
      'COMPLAINT_NOT_READY',
      'The complaint stands before no owner yet; ask again in a moment.',
      path,
    );
  }
  return { level, ownerTier: tier };
}

/**
 * Checks an amount asked for. @param amountFen whole fen
 * @throws RuleError AMOUNT_NOT_POSITIVE, AMOUNT_OUT_OF_RANGE
 */
export function checkAmount(amountFen: number): void {
  const path = ['amount', 'amount'];
  if (amountFen <= 0) throw new RuleError('AMOUNT_NOT_POSITIVE', 'Money is asked for from ¥0.01 on.', path);
  if (amountFen > MOST_FEN) {
    throw new RuleError('AMOUNT_OUT_OF_RANGE', `At most ¥${yuanFromFen(MOST_FEN)} are asked for at once.`, path);
  }
}

/** What is to be paid again, as it was, and whether it is already. */
type Replaced = Pick<DisbursementFacts, 'state' | 'complaintId' | 'amountFen' | 'planId'> & { isReplaced: boolean };

/**
 * Checks that a request pays a reversed disbursement again, for the same complaint, for no more, and once.
 * @returns the plan it goes on for
 * @throws RuleError NOT_REVERSED, REPLACED_ALREADY, OTHER_COMPLAINT, MORE_THAN_REPLACED
 * Source: R64.
 */
export function checkReplaces(
  { state, complaintId, amountFen, planId, isReplaced }: Replaced,
  asked: { complaintId: string; amountFen: number },
): string | null {
  const path = ['replacesId'];
  if (state !== DisbursementState.REVERSED) {
    throw new RuleError('NOT_REVERSED', `Only what was reversed is paid again; that is ${state}.`, path);
  }
  if (isReplaced) throw new RuleError('REPLACED_ALREADY', 'It is paid again by another request already.', path);
  if (complaintId !== asked.complaintId) {
    throw new RuleError('OTHER_COMPLAINT', 'That disbursement belongs to another complaint.', path);
  }
  if (asked.amountFen > amountFen) {
    throw new RuleError('MORE_THAN_REPLACED', `No more than ¥${yuanFromFen(amountFen)} is paid again.`, path);
  }
  return planId;
}

/**
 * The refusal of a request that no post can take up: what was asked, what is left on its way, and who could grant it.
 * Source: R60–R62.
 */
export function refusalOf(
  reason: RejectionReason,
  { amountFen, earlierFen, purpose }: { amountFen: number; earlierFen: number; purpose: Purpose },
  steps: readonly RouteStep[],
): RuleError {
  const asked = `¥${yuanFromFen(amountFen)} for ${purpose} is asked`;
  const besides = earlierFen > 0 ? ` besides ¥${yuanFromFen(earlierFen)} for the complaint already` : '';
  const way = steps
    .map(
      ({ kind, obstacle, leftFen }) =>
        `${kind}: ${obstacle}${leftFen === null ? '' : `, ¥${yuanFromFen(leftFen)} left`}`,
    )
    .join('; ');
  return new RuleError(reason, `${asked}${besides}; ${way}.`, ['amount']);
}
