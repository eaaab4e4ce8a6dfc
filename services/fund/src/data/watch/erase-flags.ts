import type { EntityManager } from 'typeorm';

/** Makes erasures and looks at what is unusual wait for one another, until the transaction ends. */
const LOCK = `hashtextextended('watch', 0)`;

/** Lets others look too, and nobody be erased meanwhile: what was read of a payee must not outlive it. Source: R8. */
export const keepFromErasure = (em: EntityManager): Promise<void> =>
  em.query(`select pg_advisory_xact_lock_shared(${LOCK})`);

/**
 * Puts the placeholder where oversight wrote about disbursements of a complaint, and takes away what stands for a payee. The
 * decision stays, with who took it and the figures.
 * Source: R8.
 */
export async function eraseFromFlags(em: EntityManager, complaintId: string, placeholder: string): Promise<void> {
  await em.query(`select pg_advisory_xact_lock(${LOCK})`);
  await em.query(
    `update flag set note = case when note is not null then $2 end, audit_salt = gen_random_uuid(),
       subject = case when kind = 'SAME_PAYEE' then gen_random_uuid()::text else subject end
     where (note <> $2 or kind = 'SAME_PAYEE') and id in (
       select flag_id from flag_disbursement join disbursement on disbursement.id = disbursement_id where complaint_id = $1
     )`,
    [complaintId, placeholder],
  );
}
