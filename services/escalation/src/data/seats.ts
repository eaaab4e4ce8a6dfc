import { EVERY_SCOPE } from '@complaints/contracts';
import type { SeatsOf } from '@complaints/kit';

/** The posts a person holds, and those the person deputises for the holder of, at an instant. Source: R26. */
export const seatsOf: SeatsOf = (em, staffId, now) =>
  em.query(
    `select p.id as "postId", p.kind, p.store_id as "storeId", p.region_id as "regionId",
            p.department_id as "departmentId", null::uuid as "onBehalfOf", $3::text[] as scopes
     from holding h join post p on p.id = h.post_id
     where h.staff_id = $1 and h.until_at is null
     union all
     select p.id, p.kind, p.store_id, p.region_id, p.department_id, h.staff_id, $3
     from deputy d join post p on p.id = d.post_id join holding h on h.post_id = p.id and h.until_at is null
     where d.staff_id = $1 and d.from_at <= $2 and d.until_at > $2 and h.staff_id <> $1`,
    [staffId, now, EVERY_SCOPE],
  );
