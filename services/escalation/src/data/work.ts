import { Urgency } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import type { CaseState } from '../domain/vocabulary.js';
import { Case, OPEN } from './case.js';

/** Where a page of work begins: the rank of the urgency, the due instant as text or `infinity`, and the case's id. */
export type WorkKey = readonly [rank: string, due: string, id: string];

const DUE = `coalesce(c.next_due_at, 'infinity')`;

/**
 * Open cases that stand before these posts: URGENT, then IMPORTANT, then the others, each next due first; those without a
 * running clock come last. A page puts all open cases of its posts in order: an index by due instant would have to be
 * changed with every clock that runs out.
 * Source: R16.
 */
export function findWork(
  em: EntityManager,
  postIds: readonly string[],
  page: { after: WorkKey | null; take: number },
): Promise<Case[]> {
  const [rank, due, id] = page.after ?? ['0', '-infinity', '00000000-0000-0000-0000-000000000000'];
  return em
    .createQueryBuilder(Case, 'found')
    .innerJoin(
      `(select page.* from unnest(:postIds::uuid[]) post (id) cross join lateral (
         select c.id, c.urgency_rank as rank, ${DUE} as due from handling_case c
         where c.owner_post_id = post.id and ${OPEN}
           and (c.urgency_rank, ${DUE}, c.id) > (:rank::smallint, :due::timestamptz, :id::uuid)
         order by c.urgency_rank, ${DUE}, c.id limit :take) page)`,
      'work',
      'work.id = found.id',
      { postIds: [...new Set(postIds)], rank, due, id, take: page.take },
    )
    .orderBy('work.rank')
    .addOrderBy('work.due')
    .addOrderBy('found.id')
    .limit(page.take)
    .getMany();
}

/** How many open cases stand before these posts, by where they stand. */
export const countWork = (
  em: EntityManager,
  postIds: readonly string[],
): Promise<{ state: CaseState; count: number }[]> =>
  em.query(
    `select c.state, count(*)::int as count from handling_case c where c.owner_post_id = any($1::uuid[]) and ${OPEN}
     group by c.state order by c.state`,
    [postIds],
  );

const RANK: Readonly<Record<Urgency, string>> = { URGENT: '0', IMPORTANT: '1', NORMAL: '2' };

/** Whether it is the rank of an urgency. */
export const isRank = (text: string): boolean => Object.values(Urgency).some((urgency) => RANK[urgency] === text);

/** Where a case stands in the list of work. */
export const workKeyOf = ({ urgency, nextDueAt, id }: Case): WorkKey => [
  RANK[urgency],
  nextDueAt?.toISOString() ?? 'infinity',
  id,
];
