import { type DeputyScope, EVERY_SCOPE, RuleError } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { type DeputyshipFacts, isLive } from './deputyship.js';
import { gapsOf, grantsOf } from './effective.js';

/** The longest deputyship, and how far ahead one begins at the most. */
const MOST_DAYS = 366;
/** How many deputyships of one post can be live at a time. */
const MOST_LIVE = 20;

/** A held post, with the deputyships that were named for its holder. */
export interface HeldPost {
  id: string;
  holderId: string;
  deputyships: readonly DeputyshipFacts[];
}

/** Whom somebody names as deputy. */
export interface Naming {
  delegatorId: string;
  deputyId: string;
  scopes: readonly DeputyScope[];
  /** Null for now. */
  fromAt: Date | null;
  untilAt: Date;
  now: Date;
}

/** What was named, without an id yet. */
export type Named = Omit<DeputyshipFacts, 'id'>;

/**
 * Names a deputy, who acts once they accept, and never above the authority of who named them.
 * @throws RuleError SCOPES_MISSING, DEPUTY_SELF, DEPUTY_CYCLE, DEPUTIES_TOO_MANY, DEPUTY_BEYOND_AUTHORITY, DEPUTY_BEYOND_PERIOD,
 *   and as {@link periodOf}
 * Source: R26.
 */
export function nameDeputy(post: HeldPost, naming: Naming): Named {
  const { delegatorId, deputyId: staffId, now } = naming;
  const scopes = EVERY_SCOPE.filter((scope) => naming.scopes.includes(scope));
  if (scopes.length === 0) throw new RuleError('SCOPES_MISSING', 'A deputy acts in something.', ['scopes']);
  const period = periodOf(naming);
  checkPerson(post, naming);
  const grants = grantsOf(delegatorId, post.holderId, post.deputyships);
  if (!scopes.every((scope) => grants.some((grant) => grant.untilAt > now && grant.scopes.includes(scope)))) {
    throw new RuleError('DEPUTY_BEYOND_AUTHORITY', 'Nobody lends more authority than they have.', ['scopes']);
  }
  if (scopes.some((scope) => gapsOf(scope, grants, period).length > 0)) {
    throw new RuleError('DEPUTY_BEYOND_PERIOD', 'Nobody lends authority for longer than they have it.', ['untilAt']);
  }
  return {
    ...{ postId: post.id, holderId: post.holderId, delegatorId, staffId, scopes },
    ...{ ...period, acceptedAt: null, revokedAt: null },
  };
}

/**
 * The period of a deputyship: from now or later, for a year at the most.
 * @throws RuleError DEPUTY_IN_PAST, DEPUTY_PERIOD_EMPTY, DEPUTY_TOO_FAR_AHEAD, DEPUTY_PERIOD_TOO_LONG
 */
function periodOf({ fromAt: given, untilAt, now }: Naming): { fromAt: Date; untilAt: Date } {
  const fromAt = given ?? now;
  if (fromAt < now) throw new RuleError('DEPUTY_IN_PAST', 'Nobody acts as a deputy in the past.', ['fromAt']);
  if (untilAt <= fromAt) throw new RuleError('DEPUTY_PERIOD_EMPTY', 'It ends before it begins.', ['untilAt']);
  if (fromAt > after(now, MOST_DAYS * DAY_MS)) {
    throw new RuleError('DEPUTY_TOO_FAR_AHEAD', `It begins within ${MOST_DAYS} days.`, ['fromAt']);
  }
  if (untilAt > after(fromAt, MOST_DAYS * DAY_MS)) {
    throw new RuleError('DEPUTY_PERIOD_TOO_LONG', `It lasts ${MOST_DAYS} days at the most.`, ['untilAt']);
  }
  return { fromAt, untilAt };
}

function checkPerson({ holderId, deputyships }: HeldPost, { delegatorId, deputyId, now }: Naming): void {
  if (deputyId === delegatorId) throw new RuleError('DEPUTY_SELF', 'Nobody is their own deputy.', ['deputyId']);
  const live = deputyships.filter((one) => isLive(one, now));
  if (deputyId === holderId || leadsTo(live, deputyId, delegatorId)) {
    throw new RuleError('DEPUTY_CYCLE', 'This person lends the authority that would be lent to them.', ['deputyId']);
  }
  if (live.length >= MOST_LIVE) {
    throw new RuleError('DEPUTIES_TOO_MANY', `A post has ${MOST_LIVE} deputyships at a time at the most.`, ['postId']);
  }
}

/** Whether deputyships lead from one person to another, whoever of them has accepted. */
function leadsTo(links: readonly DeputyshipFacts[], fromId: string, toId: string): boolean {
  const reached = new Set([fromId]);
  for (const id of reached) {
    for (const { delegatorId, staffId } of links) if (delegatorId === id) reached.add(staffId);
  }
  return reached.has(toId);
}
