import type { DeputyScope, Role } from '@complaints/contracts';

/** One post a person acts from: held, or deputised for its holder. */
export interface Seat {
  postId: string;
  kind: string;
  storeId: string | null;
  regionId: string | null;
  departmentId: string | null;
  /** The holder deputised for; null when the post is the person's own. */
  onBehalfOf: string | null;
  /** What may be done from it; every scope where the post is the person's own. */
  scopes: readonly DeputyScope[];
  /** Of a vacant post: the kind of the post that it fell to, with whose authority the person acts. */
  fallenTo?: string;
}

/** Who acts, with every post they may act from at this moment. */
export interface Actor {
  /** The person's id; empty for ANONYMOUS. */
  id: string;
  role: Role;
  seats: readonly Seat[];
}

/** How far a right reaches from the post that carries it. */
export type Reach = 'STORE' | 'REGION' | 'DEPARTMENT' | 'ALL';

/** Which post may do what, how far: one table per service. */
export type Rights<Action extends string> = Record<Action, Partial<Record<string, Reach>>>;

/** Where a thing stands. */
export interface Place {
  storeId: string | null;
  regionId: string | null;
}

/** What an actor reaches with one action. */
export interface Scope {
  all: boolean;
  regionIds: readonly string[];
  storeIds: readonly string[];
  /** Departments whose things are reached, wherever these stand. */
  departmentIds: readonly string[];
}

/** What the actor's posts reach for an action; empty when none carries it. Source: R91. */
export function scopeOf<Action extends string>(rights: Rights<Action>, actor: Actor, action: Action): Scope {
  const reach = (seat: Seat) => rights[action][seat.kind];
  const ids = (wanted: Reach, id: (seat: Seat) => string | null) => [
    ...new Set(
      actor.seats
        .filter((seat) => reach(seat) === wanted)
        .map(id)
        .filter((found) => found !== null),
    ),
  ];
  return {
    all: actor.seats.some((seat) => reach(seat) === 'ALL'),
    regionIds: ids('REGION', (seat) => seat.regionId),
    storeIds: ids('STORE', (seat) => seat.storeId),
    departmentIds: ids('DEPARTMENT', (seat) => seat.departmentId),
  };
}

/** Whether a scope reaches a place; what a department reaches depends on the thing, not on its place. */
export function reaches(scope: Scope, place: Place): boolean {
  return (
    scope.all ||
    (place.regionId !== null && scope.regionIds.includes(place.regionId)) ||
    (place.storeId !== null && scope.storeIds.includes(place.storeId))
  );
}

/** Whether the actor may do a thing at a place, by the service's table. Source: R91. */
export function may<Action extends string>(
  rights: Rights<Action>,
  actor: Actor,
  action: Action,
  place: Place,
): boolean {
  return reaches(scopeOf(rights, actor, action), place);
}

/** The actor with those posts alone from which a thing of this scope may be done. Source: R26. */
export const within = (actor: Actor, scope: DeputyScope): Actor => ({
  ...actor,
  seats: actor.seats.filter(({ scopes }) => scopes.includes(scope)),
});

/**
 * For whom an actor does what a seat of theirs allows: the holder deputised for, null where a post of their own does.
 * Source: R26.
 */
export function onBehalfOf(actor: Actor, allowed: (actor: Actor) => boolean): string | null {
  const seats = actor.seats.filter((seat) => allowed({ ...actor, seats: [seat] }));
  return seats.some((seat) => seat.onBehalfOf === null) ? null : (seats[0]?.onBehalfOf ?? null);
}
