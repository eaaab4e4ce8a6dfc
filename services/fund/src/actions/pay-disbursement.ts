import { type Actor, attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Disbursement } from '../data/disbursement.js';
import { lockDisbursement } from '../data/find-disbursements.js';
import { Transfer } from '../data/transfer.js';
import { type Payment, pay } from '../domain/pay.js';
import { disbursementsOf } from '../domain/rights.js';
import { checkedText, MOST_REFERENCE } from '../domain/text.js';

export interface PayDisbursement {
  disbursementId: string;
  payment: Payment;
  by: Actor;
  now: Date;
}

/** Records that an approved disbursement was paid, and books it. @throws RuleError as {@link pay}, NOT_FOUND */
export async function payDisbursement(em: EntityManager, command: PayDisbursement): Promise<Disbursement> {
  const { disbursementId, by, now } = command;
  const reference = checkedText(command.payment.reference, MOST_REFERENCE, ['payment', 'reference']);
  const disbursement = await lockDisbursement(em, disbursementId, disbursementsOf(by));
  const paid = pay(disbursement, { ...command.payment, reference }, { by, now });
  const { state, onBehalfOf, transfer, events } = paid;
  await attribute(em, { onBehalfOf });
  await em.update(Disbursement, disbursementId, state);
  await em.insert(Transfer, { id: uuidv7(), ...transfer });
  await record(em, now, events);
  return Object.assign(disbursement, state);
}
