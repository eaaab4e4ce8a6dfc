import { EVERY_SCOPE } from '@complaints/contracts';
import type { SeatsOf } from '@complaints/kit';
import type { Seat } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { effectiveDeputies } from '../domain/deputy/effective.js';
import type { LadderPost } from '../domain/owner.js';
import { SUPERIORS, superiorOf } from '../domain/post/superior.js';
import { findLiveDeputies } from './deputy.js';

/** A post with who holds it. */
interface FoundPost extends LadderPost {
  departmentId: string | null;
  /** Whether the person holds it or is named for it as deputy; the others are where vacancies may fall to the person. */
  isOwn: boolean;
}

/**
 * The posts a person may act from at an instant: those held, those deputised, and those vacant ones that fall to either.
 * Source: R26.
 */
export const seatsOf: SeatsOf = async (em, staffId, now) => {
  const posts = await findPostsOf(em, staffId, now);
  const seats = await seatsAt(em, posts, { staffId, now });
  const ladder = posts.filter(({ isOwn }) => !isOwn);
  return [...seats, ...vacantSeats(seats, ladder)];
};

/** The seats at posts that are held: by the person, or by others who lend the person authority. */
async function seatsAt(
  em: EntityManager,
  posts: readonly FoundPost[],
  { staffId, now }: { staffId: string; now: Date },
): Promise<Seat[]> {
  const own = posts.filter(({ isOwn }) => isOwn);
  const deputised = own.flatMap(({ postId, holderId }) => (holderId === staffId ? [] : [postId]));
  const links = deputised.length > 0 ? await findLiveDeputies(em, deputised, now) : [];
  return own.flatMap((post): Seat[] => {
    const { holderId } = post;
    if (holderId === null) return [];
    if (holderId === staffId) return [seatAt(post, { onBehalfOf: null, scopes: EVERY_SCOPE })];
    const ofPost = links.filter(({ postId }) => postId === post.postId);
    const granted = effectiveDeputies(holderId, ofPost)
      .filter((grant) => grant.staffId === staffId && grant.fromAt <= now && now < grant.untilAt)
      .flatMap(({ scopes }) => scopes);
    return granted.length > 0 ? [seatAt(post, { onBehalfOf: holderId, scopes: [...new Set(granted)] })] : [];
  });
}

/** Seats at vacant posts that fall to one of these seats, with what may be done from that. */
const vacantSeats = (seats: readonly Seat[], ladder: readonly FoundPost[]): Seat[] =>
  ladder.flatMap((post) => {
    const above = post.holderId === null ? superiorOf(post, ladder) : null;
    const seat = seats.find(({ postId }) => postId === above?.postId);
    return seat ? [seatAt(post, seat)] : [];
  });

const seatAt = (
  { postId, kind, storeId, regionId, departmentId }: FoundPost,
  { onBehalfOf, scopes }: Pick<Seat, 'onBehalfOf' | 'scopes'>,
): Seat => ({ postId, kind, storeId, regionId, departmentId, onBehalfOf, scopes });

/**
 * Posts that the person holds, or is named for as deputy; who has left at that instant holds nothing any more. Where one of
 * them is a superior's, the vacant posts below it and the superiors they may fall to instead, in the same query: it stands
 * before everything that anybody asks.
 */
const findPostsOf = (em: EntityManager, staffId: string, now: Date): Promise<FoundPost[]> =>
  em.query(
    `with held as (
       select p.*, h.staff_id from post p left join holding h on h.post_id = p.id and h.until_at is null
     ), own as (
       select * from held p
       where staff_id is not null and id in (
         select post_id from holding where staff_id = $1 and until_at is null
         union all
         select post_id from deputy where staff_id = $1 and from_at <= $2 and until_at > $2
           and accepted_at <= $2 and revoked_at is null
       ) and not exists (select from announced_holder a where a.post_id = p.id and a.from_at <= $2)
     ), ladder as (
       select * from held p
       where (select bool_or(kind = any($3)) from own)
         and (kind = any($3) or (kind in ('STORE_MANAGER', 'CUSTOMER_SERVICE') and staff_id is null))
         and (kind = 'EXECUTIVE_PRESIDENT' or exists (
           select from own where own.kind = 'EXECUTIVE_PRESIDENT' or (own.kind = any($3) and own.region_id = p.region_id)))
     )
     select id as "postId", kind, store_id as "storeId", region_id as "regionId", department_id as "departmentId",
            staff_id as "holderId", is_own as "isOwn"
     from (select *, true as is_own from own union all select *, false from ladder) as found`,
    [staffId, now, SUPERIORS],
  );
