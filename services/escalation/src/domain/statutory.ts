import { DeadlineKind } from '@complaints/contracts';
import { armFor, type DeadlineFacts, type Limit, next } from './deadline.js';
import type { Rules } from './rules.js';
import type { StatutoryPack } from './vocabulary.js';

const DAY_MINUTES = 24 * 60;

/** How long the law gives, by the packs' sources. Source: R19. */
const limits: Record<StatutoryPack, { days: number } | { workingDays: number }> = {
  REFUND_DELAY: { days: 15 },
  ENTERPRISE_12315: { workingDays: 10 },
  AUTHORITY_ACCEPTANCE: { workingDays: 7 },
  MEDIATION_45_WORKING_DAYS: { workingDays: 45 },
  MEDIATION_60_DAYS: { days: 60 },
};

/** Whether a pack counts working days, which only a calendar knows. Source: R19. */
export const countsWorkingDays = (pack: StatutoryPack): boolean => 'workingDays' in limits[pack];

function limitOf(pack: StatutoryPack, { policy }: Rules): Limit {
  const limit = limits[pack];
  if ('days' in limit) return { minutes: limit.days * DAY_MINUTES };
  return { workingDays: limit.workingDays, calendarCode: policy.calendarOf.statutory };
}

/**
 * Starts a clock of the law, where its pack is switched on.
 * @returns none where it is not
 * Source: R19.
 */
export function statutoryClock(
  { rules, deadlines }: { rules: Rules; deadlines: readonly DeadlineFacts[] },
  pack: StatutoryPack,
  armedAt: Date,
): DeadlineFacts[] {
  if (!rules.policy.statutoryPacks.includes(pack)) return [];
  const arming = { kind: DeadlineKind.STATUTORY, subject: pack, armedAt, limit: limitOf(pack, rules) };
  return [next(deadlines, armFor(arming, rules))];
}
