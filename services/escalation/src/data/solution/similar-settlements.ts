import type { Scope } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Case } from '../case.js';
import { SEEN, seenBy } from '../scope.js';

/** Among so many of the newest settled cases of a nature the closest are looked for. */
const LOOKED_AT = 500;

/**
 * The closest earlier cases that were settled, within the scope: of the same nature, those of the same level first, then of
 * the same store, then of the same region, then the newest.
 * Source: R37.
 */
export const findSimilarSettlements = (
  em: EntityManager,
  { id, natureCode, level, storeId, regionId }: Case,
  { scope, take }: { scope: Scope; take: number },
): Promise<Case[]> =>
  em
    .createQueryBuilder(Case, 'found')
    .innerJoin(
      `(select c.id, c.level = :level as alike, c.store_id is not distinct from :storeId::uuid as here,
           c.region_id is not distinct from :regionId::uuid as near
         from (select * from handling_case c where c.nature_code = :natureCode and c.state in ('DONE', 'RESOLVED')
                 and c.id <> :id and ${SEEN} order by c.id desc limit ${LOOKED_AT}) c)`,
      'close',
      'close.id = found.id',
      { id, natureCode, level, storeId, regionId, ...seenBy(scope) },
    )
    .orderBy('close.alike', 'DESC')
    .addOrderBy('close.here', 'DESC')
    .addOrderBy('close.near', 'DESC')
    .addOrderBy('found.id', 'DESC')
    .limit(take)
    .getMany();
