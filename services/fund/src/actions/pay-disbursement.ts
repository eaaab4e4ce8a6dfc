import { RuleError } from '@complaints/contracts';
import { type Actor, attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { book } from '../data/books.js';
import { lockDisbursement } from '../data/find-disbursements.js';
import { filesNotOf } from '../data/find-standing.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import { moneyTransfer } from '../domain/ledger.js';
import { type Payment, pay } from '../domain/pay.js';
import { checkedText, MOST_REFERENCE } from '../domain/text.js';

export interface PayDisbursement {
  disbursementId: string;
  payment: Payment;
  by: Actor;
  now: Date;
}

/**
 * Records that an approved disbursement was paid, and books it.
 * @throws RuleError as {@link pay}, NOT_FOUND, EVIDENCE_NOT_FOUND
 */
export async function payDisbursement(em: EntityManager, command: PayDisbursement): Promise<string> {
  const { payment, by, now } = command;
  const reference = checkedText(payment.reference, MOST_REFERENCE, ['payment', 'reference']);
  const disbursement = await lockDisbursement(em, command.disbursementId, by);
  const { evidenceId } = payment;
  if (evidenceId !== null && (await filesNotOf(em, disbursement.complaintId, [evidenceId])).length > 0) {
    const path = ['payment', 'evidenceId'];
    throw new RuleError('EVIDENCE_NOT_FOUND', 'No such file of the complaint is kept.', path);
  }
  const { state, onBehalfOf, events } = pay(disbursement, { ...payment, reference }, { by, now });
  await attribute(em, { onBehalfOf });
  await book(em, moneyTransfer('PAYMENT', disbursement, now));
  await saveDisbursement(em, disbursement, state);
  await record(em, now, events);
  return disbursement.id;
}
