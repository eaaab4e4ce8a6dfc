import { EVERY_SCOPE, type PostKind } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';

/** A seat as rules see it: held, in the region `region`, unless said otherwise. */
export const seatOf = (kind: PostKind, changes: Partial<Seat> = {}): Seat => ({
  ...{ postId: 'post', kind, storeId: null, regionId: 'region', departmentId: null, onBehalfOf: null },
  ...{ scopes: EVERY_SCOPE, ...changes },
});

export const actorOf = (id: string, ...seats: Seat[]): Actor => ({ id, role: 'STAFF', seats });
