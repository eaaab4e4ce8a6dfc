import { RuleError } from '@complaints/contracts';
import { type Actor, attribute, newId } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { book } from '../data/books.js';
import { limitAllowanceToBudget, lockBudget, lockUsedOfBudget, writeBudget } from '../data/budget.js';
import { BudgetTransfer, lockBudgetTransfer } from '../data/budget-transfer.js';
import { isRegionKnown } from '../data/region-known.js';
import { checkBudgetTransfer, checkGives, decideOnBudget, entryOfBudget } from '../domain/budget-transfer.js';
import { booksOf, mayAskForBudget } from '../domain/rights.js';
import { checkedText, MOST_NOTE } from '../domain/text.js';

export interface TransferBudget {
  fromRegionId: string;
  toRegionId: string;
  quarter: string;
  /** Whole fen. */
  amountFen: number;
  reason: string;
  by: Actor;
  now: Date;
}
export interface DecideOnBudgetTransfer {
  budgetTransferId: string;
  note: string | null;
  by: Actor;
  now: Date;
}

/**
 * Asks that a part of one region's budget goes to another; the executive president decides.
 * @returns its id
 * @throws RuleError NOT_FOUND, TEXT_…, as {@link checkBudgetTransfer}
 * Source: R60.
 */
export async function transferBudget(em: EntityManager, command: TransferBudget): Promise<string> {
  const { by, now, ...asked } = command;
  checkBudgetTransfer(asked, by);
  const reason = checkedText(command.reason, MOST_NOTE, ['reason']);
  for (const field of ['fromRegionId', 'toRegionId'] as const) {
    if (!(await isRegionKnown(em, asked[field]))) throw new RuleError('NOT_FOUND', 'There is no such region.', [field]);
  }
  const asks = (one: Actor) => mayAskForBudget(one, asked.fromRegionId) || mayAskForBudget(one, asked.toRegionId);
  attribute(em, { onBehalfOf: onBehalfOf(by, asks) });
  const id = newId();
  await em.insert(BudgetTransfer, {
    ...{ ...asked, id, reason, state: 'REQUESTED', requestedById: by.id, requestedAt: now },
    ...{ decidedById: null, decidedOnBehalfOf: null, decidedAt: null, note: null },
  });
  return id;
}

/**
 * Moves budget as it was asked, never more than is left of it.
 * @throws RuleError NOT_FOUND, as {@link decideOnBudget} and {@link checkGives}
 * Source: R60, R62, R64.
 */
export async function approveBudgetTransfer(em: EntityManager, command: DecideOnBudgetTransfer): Promise<string> {
  const { by, now } = command;
  const transfer = await decide(em, 'APPROVED', command);
  const { fromRegionId, toRegionId, quarter, amountFen } = transfer;
  const set = { quarter, setBy: by.id, setAt: now };
  const change = { [fromRegionId]: -amountFen, [toRegionId]: amountFen };
  // One order for both ways, so that two moves never wait for one another.
  for (const regionId of Object.keys(change).sort()) {
    const before = await lockBudget(em, regionId, quarter);
    if (regionId === fromRegionId)
      checkGives(before === null ? null : before - (await lockUsedOfBudget(em, regionId, quarter)), amountFen);
    const budget = { ...set, regionId, limitFen: (before ?? 0) + (change[regionId] ?? 0) };
    await writeBudget(em, budget);
    await limitAllowanceToBudget(em, budget);
  }
  await book(em, entryOfBudget(transfer, now), transfer.id);
  return transfer.id;
}

/** Leaves budget where it is. @throws RuleError NOT_FOUND, TEXT_…, as {@link decideOnBudget} */
export async function rejectBudgetTransfer(em: EntityManager, command: DecideOnBudgetTransfer): Promise<string> {
  return (await decide(em, 'REJECTED', command)).id;
}

async function decide(em: EntityManager, state: 'APPROVED' | 'REJECTED', command: DecideOnBudgetTransfer) {
  const { budgetTransferId, by, now } = command;
  const note = command.note === null ? null : checkedText(command.note, MOST_NOTE, ['note']);
  const transfer = await lockBudgetTransfer(em, budgetTransferId, booksOf(by));
  const changes = decideOnBudget(transfer, state, { by, note, now });
  attribute(em, { onBehalfOf: changes.decidedOnBehalfOf });
  await em.update(BudgetTransfer, transfer.id, changes);
  return Object.assign(transfer, changes);
}
