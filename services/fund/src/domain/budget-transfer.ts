import { RuleError } from '@complaints/contracts';
import { type Actor, onBehalfOf, yuanFromFen } from '@complaints/kit/pure';
import { budgetAccount, type TransferFacts } from './ledger.js';
import { checkQuarter } from './period.js';
import { mayAskForBudget, mayDecideOnBudget } from './rights.js';
import { BudgetTransferState, TransferKind } from './vocabulary.js';

/** A part of one region's budget that another is to have. */
export interface BudgetTransferFacts {
  id: string;
  fromRegionId: string;
  toRegionId: string;
  quarter: string;
  /** Whole fen, more than 0. */
  amountFen: number;
  reason: string;
  state: BudgetTransferState;
  requestedById: string;
  requestedAt: Date;
  decidedById: string | null;
  decidedOnBehalfOf: string | null;
  decidedAt: Date | null;
  note: string | null;
}

/**
 * Checks that somebody may ask for a move of budget: the president of either region, or of the chain, or an administrator.
 * @throws RuleError NOT_REQUESTER, SAME_REGION, QUARTER_INVALID, AMOUNT_NOT_POSITIVE
 * Source: R60.
 */
export function checkBudgetTransfer(
  asked: Pick<BudgetTransferFacts, 'fromRegionId' | 'toRegionId' | 'quarter' | 'amountFen'>,
  by: Actor,
): void {
  const { fromRegionId, toRegionId, quarter, amountFen } = asked;
  if (!mayAskForBudget(by, fromRegionId) && !mayAskForBudget(by, toRegionId)) {
    const sentence = 'The president of one of the regions, the executive president and administrators ask for it.';
    throw new RuleError('NOT_REQUESTER', sentence);
  }
  checkQuarter(quarter);
  if (fromRegionId === toRegionId)
    throw new RuleError('SAME_REGION', 'Budget moves from one region to another.', ['toRegionId']);
  if (amountFen <= 0) throw new RuleError('AMOUNT_NOT_POSITIVE', 'Budget moves from ¥0.01 on.', ['amount', 'amount']);
}

/** What decides on a move of budget. */
interface Decision {
  by: Actor;
  note: string | null;
  now: Date;
}

/**
 * The executive president's decision on a move of budget, or a deputy's; a deputy never on what they asked for themselves.
 * @throws RuleError NOT_DECIDER, NOT_PENDING, OWN_REQUEST
 * Source: R60, R61.
 */
export function decideOnBudget(
  transfer: BudgetTransferFacts,
  state: 'APPROVED' | 'REJECTED',
  { by, note, now }: Decision,
): Partial<BudgetTransferFacts> {
  const path = ['budgetTransferId'];
  if (!mayDecideOnBudget(by))
    throw new RuleError('NOT_DECIDER', 'The executive president decides on moving budget.', path);
  if (transfer.state !== BudgetTransferState.REQUESTED)
    throw new RuleError('NOT_PENDING', `It is ${transfer.state} already.`, path);
  const decidedOnBehalfOf = onBehalfOf(by, mayDecideOnBudget);
  if (decidedOnBehalfOf !== null && [by.id, decidedOnBehalfOf].includes(transfer.requestedById) && state === 'APPROVED')
    throw new RuleError(
      'OWN_REQUEST',
      'A deputy approves neither an own request nor one of the person they act for.',
      path,
    );
  return { state, note, decidedById: by.id, decidedOnBehalfOf, decidedAt: now };
}

/**
 * What the budgets of both regions are afterwards.
 * @param left whole fen of the giving region's budget that are neither held nor spent; null where none is set
 * @throws RuleError BUDGET_NOT_SET, BUDGET_BELOW_USED
 * Source: R62.
 */
export function checkGives(left: number | null, amountFen: number): void {
  const path = ['budgetTransferId'];
  if (left === null)
    throw new RuleError('BUDGET_NOT_SET', 'The region that gives has no budget for the quarter.', path);
  if (amountFen > left) {
    const sentence = `¥${yuanFromFen(amountFen)} are to be given, and ¥${yuanFromFen(left)} are left.`;
    throw new RuleError('BUDGET_BELOW_USED', sentence, path);
  }
}

/** The entry of a move of budget. Source: R64. */
export const entryOfBudget = (
  { fromRegionId, toRegionId, quarter, amountFen }: BudgetTransferFacts,
  bookedAt: Date,
): TransferFacts => ({
  ...{
    kind: TransferKind.BUDGET_TRANSFER,
    disbursementId: null,
    holdNumber: null,
    regionId: null,
    amountFen,
    bookedAt,
  },
  debitAccount: budgetAccount(toRegionId, quarter),
  creditAccount: budgetAccount(fromRegionId, quarter),
});
