import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import type { SeatsOf } from '@complaints/kit';
import type { Seat } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { effectiveDeputies } from '../domain/deputy/effective.js';
import type { LadderPost } from '../domain/owner.js';
import { SUPERIORS, superiorOf } from '../domain/post/superior.js';
import { findLiveDeputies } from './deputy.js';

/** A post with who holds it. */
type FoundPost = LadderPost & Pick<Seat, 'departmentId'>;

const COLUMNS = `p.id as "postId", p.kind, p.store_id as "storeId", p.region_id as "regionId",
  p.department_id as "departmentId", h.staff_id as "holderId"`;

/**
 * The posts a person may act from at an instant: those held, those deputised, and those vacant ones that fall to either.
 * Source: R26.
 */
export const seatsOf: SeatsOf = async (em, staffId, now) => {
  const posts = await findPostsOf(em, staffId, now);
  const others = posts.flatMap(({ postId, holderId }) => (holderId === staffId ? [] : [postId]));
  const links = others.length > 0 ? await findLiveDeputies(em, others, now) : [];
  const seats = posts.flatMap((post): Seat[] => {
    const { holderId } = post;
    if (holderId === staffId) return [seatAt(post, { onBehalfOf: null, scopes: EVERY_SCOPE })];
    const ofPost = links.filter(({ postId }) => postId === post.postId);
    const granted = effectiveDeputies(holderId, ofPost)
      .filter((grant) => grant.staffId === staffId && grant.fromAt <= now && now < grant.untilAt)
      .flatMap(({ scopes }) => scopes);
    return granted.length > 0 ? [seatAt(post, { onBehalfOf: holderId, scopes: [...new Set(granted)] })] : [];
  });
  return [...seats, ...(await vacantSeats(em, seats))];
};

/** Seats at vacant posts that fall to one of these seats, with what may be done from that. */
async function vacantSeats(em: EntityManager, seats: readonly Seat[]): Promise<Seat[]> {
  const superiors = seats.filter(({ kind }) => SUPERIORS.some((superior) => superior === kind));
  if (superiors.length === 0) return [];
  const ladder = await findVacancies(em, superiors);
  return ladder.flatMap((post) => {
    const above = post.holderId === null ? superiorOf(post, ladder) : null;
    const seat = superiors.find(({ postId }) => postId === above?.postId);
    return seat ? [{ ...seatAt(post, seat), fallenTo: seat.kind }] : [];
  });
}

const seatAt = (
  { postId, kind, storeId, regionId, departmentId }: FoundPost,
  { onBehalfOf, scopes }: Pick<Seat, 'onBehalfOf' | 'scopes'>,
): Seat => ({ postId, kind, storeId, regionId, departmentId, onBehalfOf, scopes });

/** Posts that the person holds, or is named for as deputy; who has left at that instant holds nothing any more. */
const findPostsOf = (em: EntityManager, staffId: string, now: Date): Promise<(FoundPost & { holderId: string })[]> =>
  em.query(
    `select ${COLUMNS} from post p join holding h on h.post_id = p.id and h.until_at is null
     where p.id in (
       select post_id from holding where staff_id = $1 and until_at is null
       union all
       select post_id from deputy
       where staff_id = $1 and from_at <= $2 and until_at > $2 and accepted_at <= $2 and revoked_at is null
     ) and not exists (select from announced_holder a where a.post_id = p.id and a.from_at <= $2)`,
    [staffId, now],
  );

/** The vacant posts of the ladder below these seats, with the posts that they may fall to. */
function findVacancies(em: EntityManager, superiors: readonly Seat[]): Promise<FoundPost[]> {
  const isEverywhere = superiors.some(({ kind }) => kind === PostKind.EXECUTIVE_PRESIDENT);
  return em.query(
    `select ${COLUMNS} from post p left join holding h on h.post_id = p.id and h.until_at is null
     where (p.kind = any($3) or (p.kind in ('STORE_MANAGER', 'CUSTOMER_SERVICE') and h.staff_id is null))
       and ($1 or p.kind = 'EXECUTIVE_PRESIDENT' or p.region_id = any($2::uuid[]))`,
    [isEverywhere, superiors.map(({ regionId }) => regionId), SUPERIORS],
  );
}
