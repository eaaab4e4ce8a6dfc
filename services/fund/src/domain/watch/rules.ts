import type { FundPolicy } from '../policy.js';
import { sameCustomer, samePayee } from './again.js';
import { excessAfterMerge } from './excess.js';
import { justBelowLimit } from './just-below.js';
import { manyInADay } from './many-in-a-day.js';
import type { Rule, Unusual } from './rule.js';
import { severalForComplaint, severalForMatter } from './several.js';
import { oldestFirst, type Use } from './use.js';
import { paidWithoutPlan } from './without-plan.js';

/** Every way in which uses of the fund are unusual. Source: R61, R66. */
export const RULES: readonly Rule[] = [
  ...[severalForComplaint, severalForMatter, justBelowLimit, sameCustomer],
  ...[samePayee, manyInADay, excessAfterMerge, paidWithoutPlan],
];

/** What is to be flagged about one subject. */
export interface Finding extends Unusual {
  subject: string;
  policyVersion: number;
  /** Whether these of the uses would be unusual if they were all there is. */
  isShownBy: (uses: readonly Use[]) => boolean;
}

/**
 * What a rule finds at a use; null while nothing is unusual.
 * @param policy the one of its hold
 */
export function findingOf(
  rule: Rule,
  use: Use,
  { subject, neighbours, policy }: { subject: string; neighbours: readonly Use[]; policy: FundPolicy },
): Finding | null {
  const found = rule.judge(use, neighbours, policy);
  const isShownBy = ([one, ...others]: readonly Use[]) =>
    one !== undefined && rule.judge(one, [one, ...others], policy) !== null;
  return found && { ...found, subject, policyVersion: policy.version, isShownBy };
}

/** What was found at several uses, with all that was found about one subject as one finding; in one order for everybody. */
export function joined(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ why, subject }: Finding) => `${why.kind} ${subject}`;
  return [...Map.groupBy(findings, keyOf)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, about]) => {
      const uses = new Map(about.flatMap((finding) => finding.uses.map((use) => [use.id, use] as const)));
      return about.slice(-1).map((last) => ({ ...last, uses: [...uses.values()] }));
    });
}

/** What was flagged before about a finding's subject, and for the same reason. */
export interface FlaggedBefore {
  /** Whether a flag waits for a decision. */
  isOpen: boolean;
  /** The uses on it. */
  open: ReadonlySet<string>;
  /** The uses on flags that were decided on. */
  decided: ReadonlySet<string>;
}

/**
 * The uses that go onto a flag: what is on none yet. On a new one they bring as many of those that were decided on before
 * as show with them what is unusual, the latest first; what was decided on is not flagged again by itself.
 * @returns none where nothing is to be flagged
 * Source: R66.
 */
export function usesToFlag({ uses, isShownBy }: Finding, { isOpen, open, decided }: FlaggedBefore): Use[] {
  const flagged = latestFirst(uses).filter(({ id }) => !decided.has(id) && !open.has(id));
  if (isOpen || flagged.length === 0) return flagged;
  const known = latestFirst(uses).filter(({ id }) => decided.has(id));
  for (const one of known) {
    if (isShownBy(flagged)) break;
    flagged.push(one);
  }
  return flagged;
}

const latestFirst = (uses: readonly Use[]): Use[] => oldestFirst(uses).reverse();
