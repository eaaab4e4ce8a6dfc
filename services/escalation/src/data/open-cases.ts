import type { Scope } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Case, OPEN } from './case.js';
import { SEEN, seenBy, withinScope } from './scope.js';

/** By what open cases are listed. */
export const Grouping = { STORE: 'STORE', REGION: 'REGION' } as const;
export type Grouping = (typeof Grouping)[keyof typeof Grouping];

const COLUMN = { STORE: 'c.store_id', REGION: 'c.region_id' } as const;

/** Which page of the open cases of which places. */
export interface OpenCasesWanted {
  by: Grouping;
  placeIds: readonly string[];
  /** The id of the last case of the page before; null for the first page. */
  afterId: string | null;
  /** How many of each place at the most. */
  take: number;
}

/** One page of the open cases of every place, oldest first, within the scope: one query for all. */
export const findOpenCases = (em: EntityManager, wanted: OpenCasesWanted, scope: Scope): Promise<Case[]> =>
  em
    .createQueryBuilder(Case, 'found')
    .where(
      `found.id in (
        select page.id from unnest(:placeIds::uuid[]) place (id) cross join lateral (
          select c.id from handling_case c
          where ${COLUMN[wanted.by]} = place.id and ${OPEN} and ${SEEN} and (:afterId::uuid is null or c.id > :afterId::uuid)
          order by c.id limit :take
        ) page)`,
      { placeIds: wanted.placeIds, afterId: wanted.afterId, take: wanted.take, ...seenBy(scope) },
    )
    .orderBy('found.id')
    .getMany();

/** How many open cases every place has within the scope: one query for all. */
export async function countOpenCases(
  em: EntityManager,
  { by, placeIds }: Pick<OpenCasesWanted, 'by' | 'placeIds'>,
  scope: Scope,
): Promise<Map<string, number>> {
  const query = em
    .createQueryBuilder(Case, 'c')
    .select(COLUMN[by], 'placeId')
    .addSelect('count(*)::int', 'total')
    .where(`${COLUMN[by]} = any(:placeIds::uuid[])`, { placeIds })
    .andWhere(OPEN)
    .groupBy(COLUMN[by]);
  const rows: { placeId: string; total: number }[] = await withinScope(query, scope).getRawMany();
  return new Map(rows.map(({ placeId, total }) => [placeId, total]));
}
