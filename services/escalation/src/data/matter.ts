import type { Tier } from '@complaints/contracts';
import { type EntityManager, In } from 'typeorm';
import { Case, OPEN } from './case.js';

/** Finds the open case of a matter; the database holds at most one. */
export const lockOpenCaseOfMatter = (em: EntityManager, matterId: string): Promise<Case | null> =>
  em
    .createQueryBuilder(Case, 'c')
    .where('c.matter_id = :matterId', { matterId })
    .andWhere(OPEN)
    .setLock('pessimistic_write')
    .getOne();

/** Has everything else that brings a case to one of these matters wait until the transaction ends. */
export async function lockMatters(em: EntityManager, matterIds: readonly string[]): Promise<void> {
  // In one order everywhere, so that two who need the same two never wait for each other.
  for (const matterId of [...new Set(matterIds)].sort()) {
    await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [matterId]);
  }
}

/** The matters that the cases of these complaints belong to. */
export const mattersOf = async (em: EntityManager, complaintIds: readonly string[]): Promise<string[]> =>
  (await em.findBy(Case, { complaintId: In(complaintIds) })).map(({ matterId }) => matterId);

/** The highest tier that the ladder has reached on a matter; null when it was never climbed. Source: R20. */
export async function highestTierOf(em: EntityManager, matterId: string): Promise<Tier | null> {
  const [row] = await em.query(
    `select max(s.to_tier) as tier from ladder_step s join handling_case c on c.id = s.case_id where c.matter_id = $1`,
    [matterId],
  );
  return row.tier;
}
