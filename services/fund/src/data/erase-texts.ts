import type { EntityManager } from 'typeorm';
import { ERASED } from '../domain/text.js';
import { eraseFromFlags } from './watch/erase-flags.js';

/**
 * The columns in which people write of a disbursement: words, and references of payees and payments. Who gets the money of an
 * order is not among them: the order says it until it ends, since what is under way is not called back, and forgets it then.
 */
export const WRITTEN = ['note', 'payment_reference', 'reason', 'payee_reference', 'ending_note'] as const;

/**
 * Puts the placeholder where people wrote something into the disbursements of a complaint, where their payments are named, also
 * on statements, and into what is flagged about them. The salt of a row goes with its words, so that nobody can try out by the
 * audit's digests what they were.
 */
export async function eraseTexts(em: EntityManager, complaintId: string): Promise<void> {
  await em.query(
    `update reconciliation_line set reference = $2 where reference in (
       select payment_reference from disbursement where complaint_id = $1 and payment_reference <> $2
     )`,
    [complaintId, ERASED],
  );
  for (const column of WRITTEN) {
    await em.query(
      `update disbursement set ${column} = $2, audit_salt = gen_random_uuid() where complaint_id = $1 and ${column} <> $2`,
      [complaintId, ERASED],
    );
  }
  await em.query(
    `update payment_order set reference = $2, audit_salt = gen_random_uuid()
     where reference <> $2 and disbursement_id in (select id from disbursement where complaint_id = $1)`,
    [complaintId, ERASED],
  );
  await eraseFromFlags(em, complaintId, ERASED);
}
