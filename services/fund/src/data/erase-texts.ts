import type { EntityManager } from 'typeorm';

/** The columns of a disbursement that people write in: a decision in words, and the reference of a payment. */
export const WRITTEN = ['note', 'payment_reference', 'reason', 'payee_reference', 'ending_note'] as const;

/** Stands where words stood until the person they were about was erased. Source: R8. */
const ERASED = '[erased]';

/**
 * Puts the placeholder where people wrote something into the disbursements of a complaint. The salt of a row goes with its
 * words, so that nobody can try out by the audit's digests what they were.
 */
export async function eraseTexts(em: EntityManager, complaintId: string): Promise<void> {
  for (const column of WRITTEN) {
    await em.query(
      `update disbursement set ${column} = $2, audit_salt = gen_random_uuid() where complaint_id = $1 and ${column} <> $2`,
      [complaintId, ERASED],
    );
  }
}
