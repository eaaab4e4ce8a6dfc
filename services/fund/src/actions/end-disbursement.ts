import { type Actor, attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { book } from '../data/books.js';
import type { Disbursement } from '../data/disbursement.js';
import { lockDisbursement, lockLatestOfPlan } from '../data/find-disbursements.js';
import { notePlanWithdrawnMeanwhile, ordersOf } from '../data/find-payment-orders.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import { notePlanWithdrawn } from '../data/withdrawn-plan.js';
import type { Decided } from '../domain/disbursement.js';
import { cancel, reverse, withdraw } from '../domain/end.js';
import { moneyTransfer } from '../domain/ledger.js';
import { checkNotUnderWay } from '../domain/payment-order.js';
import { checkedText, MOST_NOTE } from '../domain/text.js';
import { DisbursementState } from '../domain/vocabulary.js';
import { moveHold } from './move-hold.js';

export interface EndDisbursement {
  disbursementId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Calls off what is not paid yet; what it held or used goes back.
 * @throws RuleError as {@link cancel}, NOT_FOUND, PAYMENT_UNDER_WAY
 */
export async function cancelDisbursement(em: EntityManager, command: EndDisbursement): Promise<string> {
  const { by, now } = command;
  const note = checkedText(command.reason, MOST_NOTE, ['reason']);
  const disbursement = await lockDisbursement(em, command.disbursementId, by);
  const ended = cancel(disbursement, { by, note, now });
  checkNotUnderWay((await ordersOf(em, disbursement.id)).open);
  attribute(em, { onBehalfOf: ended.onBehalfOf, reason: ended.state.cancellationCause });
  await giveBack(em, disbursement, { decided: ended, now });
  return disbursement.id;
}

/** Takes a payment back that was wrong, and books it. @throws RuleError as {@link reverse}, NOT_FOUND */
export async function reverseDisbursement(em: EntityManager, command: EndDisbursement): Promise<string> {
  const { by, now } = command;
  const note = checkedText(command.reason, MOST_NOTE, ['reason']);
  const disbursement = await lockDisbursement(em, command.disbursementId, by);
  const ended = reverse(disbursement, { by, note, now });
  attribute(em, { onBehalfOf: ended.onBehalfOf, reason: null });
  await book(em, moneyTransfer('REVERSAL', disbursement, now));
  await giveBack(em, disbursement, { decided: ended, now });
  return disbursement.id;
}

/**
 * Calls off what an accepted plan asked for, once the plan is no longer in force; one that is heard of later asks for nothing.
 * What is being paid just then is called off when it turns out not to be paid.
 * Source: R23, R65.
 */
export async function withdrawPlan(
  em: EntityManager,
  { planId, withdrawnAt, now }: { planId: string; withdrawnAt: Date; now: Date },
): Promise<void> {
  await notePlanWithdrawn(em, planId, withdrawnAt);
  const disbursement = await lockLatestOfPlan(em, planId);
  if (!disbursement) return;
  const { open } = await ordersOf(em, disbursement.id);
  // Whether it was paid nobody knows yet; the answer will say.
  if (open) await notePlanWithdrawnMeanwhile(em, open.id, withdrawnAt);
  else await callOffWithPlan(em, disbursement, now);
}

/** Calls off what a plan asked for that is no longer in force, unless it is decided against, paid or ended. Source: R65. */
export async function callOffWithPlan(em: EntityManager, disbursement: Disbursement, now: Date): Promise<void> {
  const decided = withdraw(disbursement, now);
  if (!decided) return;
  attribute(em, { reason: decided.state.cancellationCause });
  await giveBack(em, disbursement, { decided, now });
}

/** What a disbursement held or had used of its period goes back to it. Source: R65. */
async function giveBack(
  em: EntityManager,
  disbursement: Disbursement,
  { decided, now }: { decided: Decided; now: Date },
) {
  const isHeld = disbursement.state === DisbursementState.REQUESTED;
  moveHold(em, isHeld ? 'RELEASE' : 'RETURN', disbursement, now);
  await saveDisbursement(em, disbursement, decided.state);
  record(em, now, decided.events);
}
