import { type DeputyScope, EVERY_SCOPE, PostKind } from '@complaints/contracts';
import type { DeputyshipFacts } from '../deputy/deputyship.js';
import { effectiveDeputies, gapsOf } from '../deputy/effective.js';
import type { Tenure } from './succession.js';

/** Why nobody covers a post. */
export const UncoveredCause = { VACANT: 'VACANT', DEPUTY_MISSING: 'DEPUTY_MISSING' } as const;
export type UncoveredCause = (typeof UncoveredCause)[keyof typeof UncoveredCause];

/** A period in which a post is not covered. */
export interface Uncovered {
  cause: UncoveredCause;
  /** In what. */
  scopes: DeputyScope[];
  /** Null for a post that was never held. */
  fromAt: Date | null;
  /** Null when no end is in sight. */
  untilAt: Date | null;
}

/** A post with what tells when it is covered. */
export interface WatchedPost extends Tenure {
  /** Since when it has been vacant; null when it is held, or never was. */
  vacantSince: Date | null;
  deputyships: readonly DeputyshipFacts[];
}

const NEVER = new Date(8.64e15);
const orNull = (instant: Date): Date | null => (instant < NEVER ? instant : null);

/**
 * When a post is not covered between two instants: while it is vacant, now or as announced, and, of the executive president,
 * while no deputy who has accepted could act, in each scope.
 * Source: R26.
 */
export function uncoveredOf(post: WatchedPost, { now, until }: { now: Date; until: Date }): Uncovered[] {
  const tenures = [{ holderId: post.holderId, fromAt: now }, ...post.announced];
  return tenures.flatMap(({ holderId, fromAt }, index): Uncovered[] => {
    const untilAt = tenures[index + 1]?.fromAt ?? NEVER;
    if (fromAt >= until) return [];
    if (holderId !== null)
      return deputyMissing(post, holderId, { fromAt, untilAt }).filter((one) => begins(one, until));
    const since = index === 0 ? post.vacantSince : fromAt;
    return [{ cause: UncoveredCause.VACANT, scopes: EVERY_SCOPE, fromAt: since, untilAt: orNull(untilAt) }];
  });
}

const begins = ({ fromAt }: Uncovered, until: Date): boolean => fromAt !== null && fromAt < until;

function deputyMissing(post: WatchedPost, holderId: string, span: { fromAt: Date; untilAt: Date }): Uncovered[] {
  if (post.kind !== PostKind.EXECUTIVE_PRESIDENT) return [];
  const grants = effectiveDeputies(holderId, post.deputyships);
  const found = new Map<string, Uncovered>();
  for (const scope of EVERY_SCOPE) {
    for (const { fromAt, untilAt } of gapsOf(scope, grants, span)) {
      const key = `${fromAt.getTime()} ${untilAt.getTime()}`;
      const alike = found.get(key);
      if (alike) alike.scopes.push(scope);
      else found.set(key, { cause: UncoveredCause.DEPUTY_MISSING, scopes: [scope], fromAt, untilAt: orNull(untilAt) });
    }
  }
  return [...found.values()];
}
