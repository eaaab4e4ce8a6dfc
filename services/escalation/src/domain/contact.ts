import { caseContacted, DeadlineKind } from '@complaints/contracts';
import { type CaseFile, type Decision, deadlineOf, decide, missedOf, moved, placeOf, requireTurn } from './case.js';
import { meet } from './deadline.js';
import { CaseState } from './vocabulary.js';

/**
 * Records that the owner tried to speak to the customer. Only reaching the customer meets the contact clock; a contact
 * that comes late is a contact all the same, and the clock is missed. Later contacts are notes.
 * @throws RuleError CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R21, R35, R38.
 */
export function recordContact(file: CaseFile, { reached, now }: { reached: boolean; now: Date }): Decision {
  requireTurn(file, [CaseState.WAITING_CONTACT, CaseState.PLANNING, CaseState.AGREED, CaseState.DONE], now);
  if (!reached || file.case.state !== CaseState.WAITING_CONTACT) return decide(file, {});
  const running = deadlineOf(file, DeadlineKind.CONTACT);
  const met = meet(running, now);
  const { dueAt } = met;
  const told = caseContacted.of({ ...placeOf(file.case), contactedAt: now, dueAt, inTime: now <= dueAt });
  const missed = running.firedAt ? [] : missedOf(file.case, [met]);
  return decide(file, { case: moved(file.case, CaseState.PLANNING), deadlines: [met], events: [...missed, told] });
}
