import { DeadlineKind, RuleError } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { type CaseFile, type Decision, decide, requireOpen } from '../case.js';
import { type DeadlineFacts, isRunning, newestOf } from '../deadline.js';
import { meetAfterwards } from '../meet-afterwards.js';
import { statutoryClock } from '../statutory.js';
import type { StatutoryPack } from '../vocabulary.js';

/** How long before a complaint was accepted a clock of the law may have started, in days. */
const MOST_DAYS_BEFORE = 366;

const clockOf = ({ deadlines }: CaseFile, pack: StatutoryPack): DeadlineFacts | undefined =>
  newestOf(deadlines, { kind: DeadlineKind.STATUTORY, subject: pack });

/**
 * Somebody starts a clock of the law, at the instant at which the law says that it starts.
 * @throws RuleError CASE_CLOSED, PACK_OFF, CLOCK_RUNS_ALREADY
 * @throws RuleError STARTED_IN_FUTURE, STARTED_TOO_EARLY
 * Source: R19.
 */
export function startClock(
  file: CaseFile,
  { pack, startedAt, now }: { pack: StatutoryPack; startedAt: Date; now: Date },
): Decision {
  requireOpen(file);
  if (startedAt > now) throw new RuleError('STARTED_IN_FUTURE', 'The clock has started by now.', ['startedAt']);
  if (startedAt < after(file.case.acceptedAt, -MOST_DAYS_BEFORE * DAY_MS))
    throw new RuleError('STARTED_TOO_EARLY', 'That is more than a year before the complaint.', ['startedAt']);
  const present = clockOf(file, pack);
  if (present && isRunning(present))
    throw new RuleError('CLOCK_RUNS_ALREADY', 'This clock of the law runs already.', ['pack']);
  const deadlines = statutoryClock(file, pack, startedAt);
  if (deadlines.length === 0) throw new RuleError('PACK_OFF', 'The policy of the case has it switched off.', ['pack']);
  return decide(file, { deadlines });
}

/**
 * What a clock of the law waited for came, in time or late.
 * @throws RuleError CLOCK_NOT_RUNNING where it never ran, was met, or was ended
 * @throws RuleError MET_BEFORE_START, MET_IN_FUTURE
 * Source: R19.
 */
export function meetClock(
  file: CaseFile,
  { pack, metAt, now }: { pack: StatutoryPack; metAt: Date; now: Date },
): Decision {
  const clock = clockOf(file, pack);
  if (!clock || clock.metAt || clock.cancelledAt)
    throw new RuleError('CLOCK_NOT_RUNNING', 'This clock of the law does not run.', ['pack']);
  if (metAt < clock.armedAt) throw new RuleError('MET_BEFORE_START', 'The clock had not started yet.', ['metAt']);
  if (metAt > now) throw new RuleError('MET_IN_FUTURE', 'What it waited for lies behind.', ['metAt']);
  const met = meetAfterwards(file.case, clock, { at: metAt, now });
  return decide(file, { deadlines: [met.clock], events: met.events });
}
