import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { book } from '../data/books.js';
import type { Disbursement } from '../data/disbursement.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import type { Decided } from '../domain/disbursement.js';
import { moneyTransfer } from '../domain/ledger.js';

/** Books a payment, by hand or by an order, and tells of it. Source: R64, R65. */
export async function settlePayment(
  em: EntityManager,
  disbursement: Disbursement,
  { decided, now }: { decided: Decided; now: Date },
): Promise<void> {
  await book(em, moneyTransfer('PAYMENT', disbursement, now));
  await saveDisbursement(em, disbursement, decided.state);
  record(em, now, decided.events);
}
