import type { EntityManager } from 'typeorm';

/** Notes that a plan is no longer in force. */
export async function notePlanWithdrawn(em: EntityManager, planId: string, withdrawnAt: Date): Promise<void> {
  await em.query(
    'insert into directory_withdrawn_plan (plan_id, withdrawn_at) values ($1, $2) on conflict do nothing',
    [planId, withdrawnAt],
  );
}

/** Whether a plan asked already, or was withdrawn, perhaps before it was heard of. */
export async function isPlanOver(em: EntityManager, planId: string): Promise<boolean> {
  const [{ over }] = await em.query(
    `select exists (select from disbursement where plan_id = $1)
       or exists (select from directory_withdrawn_plan where plan_id = $1) as over`,
    [planId],
  );
  return over;
}
