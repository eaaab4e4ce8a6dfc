import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Case, OPEN } from './case.js';

/** Where a page of work begins: the due instant as text, or `infinity`, and the case's id. */
export type WorkKey = readonly [due: string, id: string];

const DUE = `coalesce(c.next_due_at, 'infinity')`;

const workOf = (em: EntityManager, postIds: readonly string[]): SelectQueryBuilder<Case> =>
  em.createQueryBuilder(Case, 'c').where('c.owner_post_id = any(:postIds::uuid[])', { postIds }).andWhere(OPEN);

/** Open cases that stand before these posts, next due first; those without a running clock come last. */
export function findWork(
  em: EntityManager,
  postIds: readonly string[],
  page: { after: WorkKey | null; take: number },
): Promise<Case[]> {
  const query = workOf(em, postIds).addSelect(DUE, 'due').orderBy('due').addOrderBy('c.id').limit(page.take);
  if (page.after) {
    const [due, id] = page.after;
    query.andWhere(`(${DUE}, c.id) > (:due::timestamptz, :id::uuid)`, { due, id });
  }
  return query.getMany();
}

export const countWork = (em: EntityManager, postIds: readonly string[]): Promise<number> =>
  workOf(em, postIds).getCount();

/** Where a case stands in the list of work. */
export const workKeyOf = ({ nextDueAt, id }: Case): WorkKey => [nextDueAt?.toISOString() ?? 'infinity', id];
