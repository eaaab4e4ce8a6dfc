import type { Database } from '../../house/database.js';

/** What is wrong with what was decided on requests for the money of one region. */
export interface Findings {
  /** Posts whose holds and grants are above their limit. */
  exceeded: number;
  /** Requests that climbed past a post that had enough left for them when all was over. */
  refusedThoughFitting: number;
  /** Counters that are not what they count. */
  wrongCounters: number;
  /** Keys that had money twice, or none. */
  wrongKeys: number;
}

/** The posts on the way, with what one use may be. */
const POSTS = `(values ('STORE_MANAGER', 1, 10000, 30000), ('REGIONAL_DIRECTOR', 2, 30000, 200000), ('REGIONAL_PRESIDENT', 3, null, null))`;

/** Goes through what one region's requests came to. @param asked how many keys there were */
export async function findingsIn(database: Database, regionId: string, asked: number): Promise<Findings> {
  const [row] = await database.all<Findings>(
    `with taken as (
       select approver_kind as kind, approver_post_id as post_id, period_key, amount_fen from disbursement where region_id = $1
     ), counted as (
       select kind, post_id, period_key, sum(amount_fen) as used_fen from taken group by 1, 2, 3
     ), looked as (
       select post.kind, place, per_use, coalesce(period_limit, allowance.limit_fen) as limit_fen, coalesce(used_fen, 0) as used_fen,
         held_fen + spent_fen as kept_fen
       from ${POSTS} as post (kind, place, per_use, period_limit)
       join counted using (kind) join allowance using (post_id, period_key)
     )
     select
       (select count(*) from looked where used_fen > limit_fen)::int as exceeded,
       (select count(*) from taken join looked on looked.place < coalesce(
          (select place from ${POSTS} as post (kind, place, per_use, period_limit) where post.kind = taken.kind), 4)
        where taken.amount_fen <= coalesce(per_use, amount_fen) and taken.amount_fen <= limit_fen - used_fen)::int as "refusedThoughFitting",
       (select count(*) from looked where used_fen <> kept_fen)::int as "wrongCounters",
       abs((select count(*) from taken) - $2)::int as "wrongKeys"`,
    [regionId, asked],
  );
  if (!row) throw new Error('nothing was answered');
  return row;
}
