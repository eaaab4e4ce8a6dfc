import type { Scope } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { SEEN, seenBy } from '../scope.js';

/** Among so many of the newest settled cases of a nature the closest are looked for. */
const LOOKED_AT = 500;

/**
 * The closest earlier cases that were settled, within the scope, of each of these cases in one query: of the same nature,
 * those of the same level first, then of the same store, then of the same region, then the newest.
 * @returns their ids, the closest first, by the case
 * Source: R37.
 */
export async function findSimilarSettlements(
  em: EntityManager,
  caseIds: readonly string[],
  { scope, take }: { scope: Scope; take: number },
): Promise<Map<string, string[]>> {
  const rows: { caseId: string; id: string }[] = await em
    .createQueryBuilder()
    .select(['close.case_id as "caseId"', 'close.id as id'])
    .from(
      `(select w.id as case_id, close.* from handling_case w cross join lateral (
          select settled.id, settled.level = w.level as alike, settled.store_id is not distinct from w.store_id as here,
            settled.region_id is not distinct from w.region_id as near
          from (select c.* from handling_case c where c.nature_code = w.nature_code and c.state in ('DONE', 'RESOLVED')
                  and c.id <> w.id and ${SEEN} order by c.id desc limit ${LOOKED_AT}) settled
          order by alike desc, here desc, near desc, settled.id desc limit :take
        ) close where w.id = any(:caseIds::uuid[]))`,
      'close',
    )
    .setParameters({ caseIds, take, ...seenBy(scope) })
    .orderBy('close.alike', 'DESC')
    .addOrderBy('close.here', 'DESC')
    .addOrderBy('close.near', 'DESC')
    .addOrderBy('close.id', 'DESC')
    .getRawMany();
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map([...byCase].map(([caseId, close]) => [caseId, close.map(({ id }) => id)]));
}
