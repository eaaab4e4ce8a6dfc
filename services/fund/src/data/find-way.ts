import { NotYetKnown } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import type { Counter, Rung } from '../domain/route.js';
import type { ApproverKind } from '../domain/vocabulary.js';

/** A post on the way of a request, with what is kept of its period; null before that has begun. */
export interface PostOnWay {
  id: string;
  kind: ApproverKind;
  storeId: string | null;
  regionId: string | null;
  holderId: string | null;
  counter: (Counter & { isNoted: boolean }) | null;
}

/**
 * The posts of the rungs at which a request may be taken up, with their counters as they are before any is touched.
 * @returns the post of a rung
 * @throws NotYetKnown by what it returns, while the post has not been heard of
 */
export async function findWay(em: EntityManager, rungs: readonly Rung[]): Promise<(rung: Rung) => PostOnWay> {
  const open = rungs.filter(({ obstacle }) => obstacle === null);
  const rows: (PostOnWay & { limitFen: string | null; usedFen: string | null; isNoted: boolean })[] = await em.query(
    `select post.id, post.kind, post.store_id as "storeId", post.region_id as "regionId", post.holder_id as "holderId",
            limit_fen as "limitFen", held_fen + spent_fen as "usedFen", exhausted_at is not null as "isNoted"
     from unnest($1::text[], $2::uuid[], $3::text[]) as rung (kind, place_id, period_key)
     cross join lateral (
       (select * from directory_post where kind = rung.kind and coalesce(store_id, region_id) = rung.place_id order by id limit 1)
       union all
       (select * from directory_post where kind = rung.kind and coalesce(store_id, region_id) is null and rung.place_id is null
        order by id limit 1)
     ) as post
     left join allowance on allowance.post_id = post.id and allowance.period_key = rung.period_key`,
    [open.map(({ kind }) => kind), open.map(({ placeId }) => placeId), open.map(({ period }) => period.key)],
  );
  const posts = new Map(
    rows.map(({ limitFen, usedFen, isNoted, ...post }) => [post.kind, onWay(post, { limitFen, usedFen, isNoted })]),
  );
  return ({ kind, placeId }) => {
    const post = posts.get(kind);
    if (!post) throw new NotYetKnown(`the post ${kind} of`, placeId ?? 'headquarters');
    return post;
  };
}

function onWay(
  post: Omit<PostOnWay, 'counter'>,
  { limitFen, usedFen, isNoted }: { limitFen: string | null; usedFen: string | null; isNoted: boolean },
): PostOnWay {
  if (usedFen === null) return { ...post, counter: null };
  const counter = { limitFen: limitFen === null ? null : Number(limitFen), usedFen: Number(usedFen), isNoted };
  return { ...post, counter };
}
