import { DeadlineKind, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, requireOpen } from '../case.js';
import { newestOf } from '../deadline.js';
import { meetAfterwards } from '../meet-afterwards.js';

/**
 * One step of the emergency procedure is done; late is late. In a case that goes on after it was closed the step's clock
 * stands still, and the step can be done all the same.
 * @throws RuleError CASE_CLOSED
 * @throws RuleError STEP_UNKNOWN where the procedure does not run, or has no such step
 * @throws RuleError STEP_DONE_ALREADY
 * Source: R18.
 */
export function completeStep(
  file: CaseFile,
  { code, isDone, now }: { code: string; isDone: boolean; now: Date },
): Decision {
  requireOpen(file);
  const clock = newestOf(file.deadlines, { kind: DeadlineKind.EMERGENCY, subject: code });
  if (!clock) throw new RuleError('STEP_UNKNOWN', 'The procedure of the case has no such step.', ['code']);
  if (isDone) throw new RuleError('STEP_DONE_ALREADY', 'The step has been done.', ['code']);
  if (clock.cancelledAt) return decide(file, {});
  const met = meetAfterwards(file.case, clock, { at: now, now });
  return decide(file, { deadlines: [met.clock], events: met.events });
}
