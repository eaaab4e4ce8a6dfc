import type { Scope } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { type Uncovered, uncoveredOf, type WatchedPost } from '../domain/post/uncovered.js';
import { findAnnounced } from './announced-holder.js';
import { findLiveDeputies } from './deputy.js';
import type { Post } from './post.js';

const MOST = 100;

type Candidate = Post & Pick<WatchedPost, 'holderId' | 'vacantSince'>;

/** Periods until an instant in which posts within a scope are not covered: the hundred that begin first. */
export async function findUncovered(
  em: EntityManager,
  scope: Scope,
  window: { now: Date; until: Date },
): Promise<(Uncovered & { post: Post })[]> {
  const posts = await findCandidates(em, scope, window);
  const ids = posts.map(({ id }) => id);
  const announced = Map.groupBy(await findAnnounced(em, ids), ({ postId }) => postId);
  const deputies = Map.groupBy(await findLiveDeputies(em, ids, window.now), ({ postId }) => postId);
  return posts
    .flatMap((post) => {
      const { id, kind, holderId, vacantSince } = post;
      const facts = { announced: announced.get(id) ?? [], deputyships: deputies.get(id) ?? [] };
      return uncoveredOf({ kind, holderId, vacantSince, ...facts }, window).map((one) => ({ ...one, post }));
    })
    .toSorted((a, b) => Number(a.fromAt ?? 0) - Number(b.fromAt ?? 0))
    .slice(0, MOST);
}

/** Posts that are vacant or announced to be, those that begin to be first first; and the executive president's. */
const findCandidates = (
  em: EntityManager,
  scope: Scope,
  { now, until }: { now: Date; until: Date },
): Promise<Candidate[]> =>
  em.query(
    `select p.id, p.kind, p.store_id as "storeId", p.region_id as "regionId", p.department_id as "departmentId",
            h.staff_id as "holderId", former.since as "vacantSince"
     from post p left join holding h on h.post_id = p.id and h.until_at is null
       cross join lateral (
         select max(until_at) as since from holding f where f.post_id = p.id and h.staff_id is null) as former
       cross join lateral (
         select min(from_at) as at from announced_holder a
         where a.post_id = p.id and a.holder_id is null and a.from_at < $4) as left_vacant
     where ($1 or p.region_id = any($2::uuid[]))
       and (h.staff_id is null or left_vacant.at is not null or p.kind = 'EXECUTIVE_PRESIDENT')
     order by case when h.staff_id is null then coalesce(former.since, '-infinity')
                   when p.kind = 'EXECUTIVE_PRESIDENT' then $3::timestamptz else left_vacant.at end, p.id
     limit ${MOST + 1}`,
    [scope.all, scope.regionIds, now, until],
  );
