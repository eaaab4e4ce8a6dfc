import { RuleError } from '@complaints/contracts';
import { type Actor, attribute, newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Disbursement } from '../data/disbursement.js';
import { lockDisbursement } from '../data/find-disbursements.js';
import { insertOrder, ordersOf } from '../data/find-payment-orders.js';
import { filesNotOf } from '../data/find-standing.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import { type Payment, pay } from '../domain/pay.js';
import { payeeAfter } from '../domain/payee.js';
import { checkNotUnderWay, type GivenPayment, orderPayment, proofOf } from '../domain/payment-order.js';
import type { PaymentChannel } from '../domain/vocabulary.js';
import { settlePayment } from './settle-payment.js';

export interface PayDisbursement {
  disbursementId: string;
  payment: GivenPayment;
  /** Who gets the money, where the request does not say. */
  payeeReference: string | null;
  /** The channels that the gateway pays by itself. */
  paidByItself: readonly PaymentChannel[];
  by: Actor;
  now: Date;
}

/**
 * Records that an approved disbursement was paid, and books it; without a reference has the gateway pay it, which is sent once
 * this is committed.
 * @throws RuleError as {@link proofOf}, {@link payeeAfter}, {@link pay}, {@link orderPayment}, NOT_FOUND, EVIDENCE_NOT_FOUND, PAYMENT_UNDER_WAY
 * Source: R65, R67.
 */
export async function payDisbursement(em: EntityManager, command: PayDisbursement): Promise<string> {
  const { payment, paidByItself, now } = command;
  const proof = proofOf(payment, paidByItself, now);
  const disbursement = await lockDisbursement(em, command.disbursementId, command.by);
  const payeeReference = payeeAfter(disbursement.payeeReference, command.payeeReference);
  if (payeeReference !== disbursement.payeeReference) await saveDisbursement(em, disbursement, { payeeReference });
  if (proof) await payByHand(em, disbursement, { ...command, proof });
  else await payByOrder(em, disbursement, command);
  return disbursement.id;
}

async function payByHand(
  em: EntityManager,
  disbursement: Disbursement,
  { proof, by, now }: { proof: Payment; by: Actor; now: Date },
): Promise<void> {
  const { evidenceId } = proof;
  if (evidenceId !== null && (await filesNotOf(em, disbursement.complaintId, [evidenceId])).length > 0) {
    const path = ['payment', 'evidenceId'];
    throw new RuleError('EVIDENCE_NOT_FOUND', 'No such file of the complaint is kept.', path);
  }
  const decided = pay(disbursement, proof, { by, now });
  checkNotUnderWay((await ordersOf(em, disbursement.id)).open);
  attribute(em, { onBehalfOf: decided.onBehalfOf });
  await settlePayment(em, disbursement, { decided, now });
}

async function payByOrder(
  em: EntityManager,
  disbursement: Disbursement,
  { payment: { channel }, by, now }: Pick<PayDisbursement, 'payment' | 'by' | 'now'>,
): Promise<void> {
  const { earlier, open } = await ordersOf(em, disbursement.id);
  const order = orderPayment(disbursement, { id: newId(), channel, earlier }, { by, now });
  checkNotUnderWay(open);
  attribute(em, { onBehalfOf: order.askedOnBehalfOf });
  await insertOrder(em, order);
}
