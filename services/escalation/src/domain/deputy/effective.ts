import { type DeputyScope, EVERY_SCOPE } from '@complaints/contracts';
import type { DeputyshipFacts } from './deputyship.js';

/** What somebody may do for the holder of a post, and when. */
export interface Grant {
  staffId: string;
  scopes: DeputyScope[];
  fromAt: Date;
  /** The instant from which it is granted no more. */
  untilAt: Date;
}

const EVER: readonly [from: Date, until: Date] = [new Date(-8.64e15), new Date(8.64e15)];

/** Everything: what the holder lends from. */
const ofHolder = (staffId: string): Grant => ({ staffId, scopes: EVERY_SCOPE, fromAt: EVER[0], untilAt: EVER[1] });

/**
 * Who acts for the holder of a post: every deputy whom accepted deputyships lead to from the holder, each within the scopes
 * and the period that all links on the way share. What another of the same person's covers is left out.
 * @returns those that begin first first
 * Source: R26.
 */
export function effectiveDeputies(holderId: string, deputyships: readonly DeputyshipFacts[]): Grant[] {
  const inForce = deputyships.filter(isAccepted).filter((one) => one.holderId === holderId);
  const byDelegator = Map.groupBy(inForce, ({ delegatorId }) => delegatorId);
  const follow = (lender: Grant, path: readonly string[]): Grant[] =>
    (byDelegator.get(lender.staffId) ?? []).flatMap((link) => {
      const grant = path.includes(link.staffId) ? null : lend(lender, link);
      return grant ? [grant, ...follow(grant, [...path, link.staffId])] : [];
    });
  const found = follow(ofHolder(holderId), [holderId]);
  return found
    .filter((grant, index) => !found.some((other, place) => place !== index && outdoes([other, place], [grant, index])))
    .toSorted((a, b) => a.fromAt.getTime() - b.fromAt.getTime() || a.staffId.localeCompare(b.staffId));
}

type Accepted = DeputyshipFacts & { acceptedAt: Date };
const isAccepted = (one: DeputyshipFacts): one is Accepted => one.acceptedAt !== null && one.revokedAt === null;

/** What of a lender's authority a link hands on; null when they share nothing. */
function lend(lender: Grant, link: Accepted): Grant | null {
  const scopes = EVERY_SCOPE.filter((scope) => lender.scopes.includes(scope) && link.scopes.includes(scope));
  const fromAt = latest(lender.fromAt, link.fromAt, link.acceptedAt);
  const untilAt = earliest(lender.untilAt, link.untilAt);
  return scopes.length > 0 && fromAt < untilAt ? { staffId: link.staffId, scopes, fromAt, untilAt } : null;
}

const latest = (...instants: Date[]): Date => new Date(Math.max(...instants.map(Number)));
const earliest = (...instants: Date[]): Date => new Date(Math.min(...instants.map(Number)));

/** Whether one covers the other; of two that are equal the first does. */
function outdoes([one, place]: [Grant, number], [other, index]: [Grant, number]): boolean {
  return covers(one, other) && (place < index || !covers(other, one));
}

const covers = (one: Grant, other: Grant): boolean =>
  one.staffId === other.staffId &&
  other.scopes.every((scope) => one.scopes.includes(scope)) &&
  one.fromAt <= other.fromAt &&
  other.untilAt <= one.untilAt;

/** What somebody may lend on: everything as the holder, else what was lent to them. */
export const grantsOf = (staffId: string, holderId: string, deputyships: readonly DeputyshipFacts[]): Grant[] =>
  staffId === holderId
    ? [ofHolder(holderId)]
    : effectiveDeputies(holderId, deputyships).filter((grant) => grant.staffId === staffId);

/** A part of a period. */
export interface Span {
  fromAt: Date;
  untilAt: Date;
}

/** The parts of a period in which none of these grants a scope, the earliest first. */
export function gapsOf(scope: DeputyScope, grants: readonly Grant[], { fromAt, untilAt }: Span): Span[] {
  const gaps: Span[] = [];
  let coveredUntil = fromAt;
  const granted = grants.filter(({ scopes }) => scopes.includes(scope));
  for (const grant of granted.toSorted((a, b) => a.fromAt.getTime() - b.fromAt.getTime())) {
    if (grant.fromAt >= untilAt) break;
    if (grant.fromAt > coveredUntil) gaps.push({ fromAt: coveredUntil, untilAt: grant.fromAt });
    coveredUntil = latest(coveredUntil, grant.untilAt);
  }
  return coveredUntil < untilAt ? [...gaps, { fromAt: coveredUntil, untilAt }] : gaps;
}
