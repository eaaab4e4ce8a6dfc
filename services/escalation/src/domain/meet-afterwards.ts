import type { Told } from '@complaints/contracts';
import { type CaseFacts, missedOf } from './case.js';
import { type DeadlineFacts, isRunning, miss } from './deadline.js';

/**
 * Records what a clock waited for, which came at an earlier instant. What came late is missed, and what was recorded as
 * missed by then stays so, whatever is said of it afterwards.
 * @param at no earlier than its start and no later than now
 * @returns the clock as it is then, and what is told of it
 * Source: R25.
 */
export function meetAfterwards(
  present: CaseFacts,
  clock: DeadlineFacts,
  { at, now }: { at: Date; now: Date },
): { clock: DeadlineFacts; events: Told[] } {
  if (!isRunning(clock)) return { clock: { ...clock, metAt: at > clock.dueAt ? at : now }, events: [] };
  const met = { ...(at > clock.dueAt ? miss(clock, now) : clock), metAt: at };
  return { clock: met, events: missedOf(present, [met]) };
}
