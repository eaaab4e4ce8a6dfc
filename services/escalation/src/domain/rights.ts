import { DeputyScope, EVERY_SCOPE, Level, PostKind, Role, RuleError, type Tier } from '@complaints/contracts';
import { type Actor, may, onBehalfOf, type Rights, type Scope, type Seat, scopeOf, within } from '@complaints/kit/pure';
import type { CaseFacts } from './case.js';

export type Action =
  | 'VIEW_CASE'
  | 'WATCH_CASE'
  | 'VIEW_POST'
  | 'VIEW_UNCOVERED'
  | 'KEEP_DIRECTORY'
  | 'REVIEW_ANSWERS'
  | 'KEEP_SOLUTIONS'
  | 'VIEW_POLICY'
  | 'KEEP_POLICY'
  | 'JUDGE_CLOCKS';

const STAFF = Object.fromEntries(Object.values(PostKind).map((kind) => [kind, 'ALL'] as const));

/** Which post may see what, how far. What is done to a case is done by its owner alone. Source: R91. */
const rights: Rights<Action> = {
  VIEW_CASE: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    REGIONAL_VICE_PRESIDENT: 'REGION',
    EXECUTIVE_PRESIDENT: 'ALL',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  // Whoever may raise the flag of a case, verify what its handler states, and have it go on.
  WATCH_CASE: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    REGIONAL_VICE_PRESIDENT: 'REGION',
    EXECUTIVE_PRESIDENT: 'ALL',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
  },
  KEEP_SOLUTIONS: { STORE_HEADQUARTERS: 'ALL', CUSTOMER_SERVICE: 'ALL', ADMINISTRATOR: 'ALL' },
  REVIEW_ANSWERS: { STORE_HEADQUARTERS: 'ALL', CUSTOMER_SERVICE: 'ALL' },
  JUDGE_CLOCKS: { ADMINISTRATOR: 'ALL', STORE_HEADQUARTERS: 'ALL', CUSTOMER_SERVICE: 'ALL' },
  VIEW_POST: STAFF,
  VIEW_POLICY: STAFF,
  KEEP_POLICY: { ADMINISTRATOR: 'ALL' },
  VIEW_UNCOVERED: {
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    EXECUTIVE_PRESIDENT: 'ALL',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  KEEP_DIRECTORY: { ADMINISTRATOR: 'ALL' },
};

/** What the actor reaches of the cases. */
export const casesOf = (actor: Actor): Scope => scopeOf(rights, actor, 'VIEW_CASE');

/** Whether the actor may see posts and who holds them. */
export const seesPosts = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_POST').all;

/** Whether the actor may read the policy and its calendars. */
export const seesPolicy = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_POLICY').all;

/** Whether the actor publishes the policy and keeps its calendars. */
export const keepsPolicy = (actor: Actor): boolean => scopeOf(rights, actor, 'KEEP_POLICY').all;

/** Of which places the actor sees the posts that are not covered. */
export const uncoveredPostsOf = (actor: Actor): Scope => scopeOf(rights, actor, 'VIEW_UNCOVERED');

/** Whether the actor changes posts and who holds them; that is no single scope, so it takes a deputy in all of them. */
export const keepsDirectory = (actor: Actor): boolean =>
  scopeOf(rights, EVERY_SCOPE.reduce(within, actor), 'KEEP_DIRECTORY').all;

/** Whether the actor may see a case; what is confidential towards the store is invisible to it. Source: R91. */
const reachesCase = (actor: Actor, found: Standing, action: 'VIEW_CASE' | 'WATCH_CASE'): boolean =>
  may(rights, actor, action, { storeId: found.confidential ? null : found.storeId, regionId: found.regionId });
type Standing = Pick<CaseFacts, 'storeId' | 'regionId' | 'confidential'>;

/** Whether the actor may see a case. Source: R91. */
export const seesCase = (actor: Actor, found: Standing): boolean => reachesCase(actor, found, 'VIEW_CASE');

/** The actor with the posts from which they act on cases. Source: R26. */
export const actsOnCases = (actor: Actor): Actor => within(actor, DeputyScope.CASES);

/** Who judges clocks of the day that jumped, and for whom; null for everybody else. Source: R25, R26. */
export function judgingClocks(actor: Actor): Acting | null {
  const judges = (seated: Actor): boolean => scopeOf(rights, seated, 'JUDGE_CLOCKS').all;
  const acting = actsOnCases(actor);
  return judges(acting) ? { byId: actor.id, onBehalfOfId: onBehalfOf(acting, judges) } : null;
}

/** Whether the actor works for the chain. */
export const isStaff = ({ role }: Actor): boolean => role === Role.STAFF || role === Role.ADMINISTRATOR;

/** Who acts on a case, and for whom. Source: R26. */
export interface Acting {
  byId: string;
  /** The holder of the post, when a deputy acts. */
  onBehalfOfId: string | null;
}

/**
 * Only the present holder of the owner's post acts on a case, or a deputy in cases.
 * @throws RuleError NOT_FOUND when the actor may not even see it
 * @throws RuleError NOT_OWNER
 * Source: R20, R26, R91.
 */
export function actingFor(actor: Actor, found: CaseFacts | null): Acting {
  if (!found || !reachesCase(actor, found, 'VIEW_CASE'))
    throw new RuleError('NOT_FOUND', 'There is no such case.', ['caseId']);
  const acting = seatAt(actor, found.ownerPostId);
  if (!acting) throw new RuleError('NOT_OWNER', 'The case stands before another post.', ['caseId']);
  return acting;
}

/** How an actor acts from a post in cases: as who holds it before as a deputy; null where they do neither. Source: R26. */
export const seatAt = (actor: Actor, postId: string): Acting | null =>
  actingFrom(actor, (seat) => seat.postId === postId);

/** How an actor acts for a department, as its head or a deputy; null where they do neither. Source: R26. */
export const headOf = (actor: Actor, departmentId: string): Acting | null =>
  actingFrom(actor, (seat) => seat.kind === PostKind.DEPARTMENT_HEAD && seat.departmentId === departmentId);

/** The departments that an actor acts for. */
export const departmentsOf = (actor: Actor): string[] =>
  actsOnCases(actor)
    .seats.filter(({ kind }) => kind === PostKind.DEPARTMENT_HEAD)
    .map(({ departmentId }) => departmentId)
    .filter((id) => id !== null);

function actingFrom(actor: Actor, isWanted: (seat: Seat) => boolean): Acting | null {
  const seats = actsOnCases(actor).seats.filter(isWanted);
  const seat = seats.find(({ onBehalfOf }) => onBehalfOf === null) ?? seats[0];
  return seat ? { byId: actor.id, onBehalfOfId: seat.onBehalfOf } : null;
}

/** Whether the actor sees the reviews of answers. */
export const seesReviews = (actor: Actor): boolean => scopeOf(rights, actor, 'REVIEW_ANSWERS').all;

/**
 * Oversight reviews answers.
 * @throws RuleError NOT_OVERSIGHT
 * Source: R39.
 */
export const reviewing = (actor: Actor): Acting => fromOversight(actor, 'REVIEW_ANSWERS');

/**
 * Oversight and administrators publish standard solutions.
 * @throws RuleError NOT_OVERSIGHT
 * Source: R37.
 */
export const keepingSolutions = (actor: Actor): Acting => fromOversight(actor, 'KEEP_SOLUTIONS');

function fromOversight(actor: Actor, action: 'REVIEW_ANSWERS' | 'KEEP_SOLUTIONS'): Acting {
  const acting = actsOnCases(actor);
  const isAllowed = (seated: Actor) => scopeOf(rights, seated, action).all;
  if (!isAllowed(acting)) throw new RuleError('NOT_OVERSIGHT', 'Only oversight does this.');
  return { byId: actor.id, onBehalfOfId: onBehalfOf(acting, isAllowed) };
}

/** Who answers the customer on a case, and from what kind of post. Source: R33, R38. */
export interface Answering extends Acting {
  issuedFrom: PostKind;
}

/**
 * The owner answers the customer, of an ABNORMAL case the executive president too, or a deputy of either in cases.
 * @throws RuleError NOT_FOUND when the actor may not even see it
 * @throws RuleError NOT_OWNER
 * Source: R20, R26, R33, R38, R91.
 */
export function answeringFor(actor: Actor, found: CaseFacts | null): Answering {
  if (!found || !reachesCase(actor, found, 'VIEW_CASE'))
    throw new RuleError('NOT_FOUND', 'There is no such case.', ['caseId']);
  const isLast = ({ kind }: Seat) => found.level === Level.ABNORMAL && kind === PostKind.EXECUTIVE_PRESIDENT;
  const seats = actsOnCases(actor).seats.filter((seat) => isLast(seat) || seat.postId === found.ownerPostId);
  // The word that nobody stands above comes first, then that of a post of one's own.
  const [seat] = seats.toSorted(
    (a, b) => Number(isLast(b)) - Number(isLast(a)) || Number(!b.onBehalfOf) - Number(!a.onBehalfOf),
  );
  if (!seat) throw new RuleError('NOT_OWNER', 'The case stands before another post.', ['caseId']);
  return { byId: actor.id, onBehalfOfId: seat.onBehalfOf, issuedFrom: (seat.fallenTo ?? seat.kind) as PostKind };
}

/**
 * Anybody of the chain whose post reaches a case acts on it where no owner has to.
 * @throws RuleError NOT_FOUND when the actor may not even see it
 * @throws RuleError NOT_YOURS_TO_DO
 * Source: R26, R91.
 */
export function watching(actor: Actor, found: CaseFacts | null): Acting {
  if (!found || !reachesCase(actor, found, 'VIEW_CASE'))
    throw new RuleError('NOT_FOUND', 'There is no such case.', ['caseId']);
  const acting = actsOnCases(actor);
  if (!reachesCase(acting, found, 'WATCH_CASE'))
    throw new RuleError('NOT_YOURS_TO_DO', 'Your posts do not let you do this.', ['caseId']);
  return { byId: actor.id, onBehalfOfId: onBehalfOf(acting, (seated) => reachesCase(seated, found, 'WATCH_CASE')) };
}

/** Up to which tier a post stands above the owners of its region; oversight stands above all. Source: R18, R73. */
const STANDS_ABOVE: Partial<Record<string, Tier>> = {
  REGIONAL_DIRECTOR: 1,
  REGIONAL_PRESIDENT: 2,
  REGIONAL_VICE_PRESIDENT: 2,
  EXECUTIVE_PRESIDENT: 3,
  STORE_HEADQUARTERS: 3,
  CUSTOMER_SERVICE: 3,
};

/** The actor with the posts from which they own a case, stand above its owner, or oversee it. Source: R73. */
const aboveCase = (actor: Actor, found: CaseFacts): Actor => ({
  ...actor,
  seats: actsOnCases(actor).seats.filter(
    (seat) =>
      reachesCase({ ...actor, seats: [seat] }, found, 'WATCH_CASE') &&
      (seat.postId === found.ownerPostId || (STANDS_ABOVE[seat.kind] ?? 0) >= found.tier),
  ),
});

/** Whether the actor owns a case, stands above its owner, or oversees it. Source: R73, R91. */
export const oversees = (actor: Actor, found: CaseFacts): boolean => aboveCase(actor, found).seats.length > 0;

/**
 * The owner of a case, who stands above them and oversight do what a bystander may not.
 * @throws RuleError NOT_FOUND when the actor may not even see it
 * @throws RuleError NOT_YOURS_TO_DO
 * Source: R19, R73, R91.
 */
export function overseeing(actor: Actor, found: CaseFacts | null): Acting {
  if (!found || !reachesCase(actor, found, 'VIEW_CASE'))
    throw new RuleError('NOT_FOUND', 'There is no such case.', ['caseId']);
  const acting = aboveCase(actor, found);
  if (acting.seats.length === 0)
    throw new RuleError('NOT_YOURS_TO_DO', 'Your posts do not let you do this.', ['caseId']);
  return { byId: actor.id, onBehalfOfId: onBehalfOf(acting, () => true) };
}
