import { caseContacted, DeadlineKind, RuleError, UnreachableCause } from '@complaints/contracts';
import { dayOf } from '@complaints/kit/pure';
import {
  type CaseFile,
  type Decision,
  deadlineOf,
  decide,
  missedOf,
  moved,
  OPEN_STATES,
  placeOf,
  requireTurn,
} from './case.js';
import { comeBack } from './come-back.js';
import { type DeadlineFacts, endAll, meet, metInTime } from './deadline.js';
import { standStill } from './opening.js';
import { CaseState, type ContactMeans, ContactPerson } from './vocabulary.js';

/** An attempt that reached nobody. */
export interface Attempt {
  means: ContactMeans;
  contactedAt: Date;
}

/** What is recorded of one attempt to speak to the customer. */
export interface ContactMade {
  reached: boolean;
  means: ContactMeans;
  person: ContactPerson;
  /** By when the customer was told to expect a solution, as the first answer says; null when it was not said. */
  expectedAt: Date | null;
  /** The attempts since the customer was reached last, without this one. */
  attempts: readonly Attempt[];
  now: Date;
}

const REACHABLE_IN: readonly CaseState[] = [CaseState.WAITING_CONTACT, CaseState.PLANNING];

/**
 * Records that somebody tried to speak to the customer. Only reaching the customer, or who acts for them, meets the contact
 * clock; a contact that comes late is a contact all the same, and the clock is missed. Later contacts are notes. Enough
 * attempts by enough means on enough days stop the clocks; who is reached after that goes on planning.
 * @throws RuleError NOT_THE_CUSTOMER, ANSWER_WITHOUT_CUSTOMER, EXPECTED_IN_PAST
 * @throws RuleError CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R7, R15, R21, R35, R38.
 */
export function recordContact(file: CaseFile, made: ContactMade): Decision {
  const { reached, expectedAt, now } = made;
  requireTurn(file, OPEN_STATES, now);
  checkContact(made);
  if (!reached) return attempt(file, made);
  const answer = expectedAt ? metInTime(file.deadlines, [{ kind: DeadlineKind.FIRST_ANSWER }], now) : [];
  if (file.case.state === CaseState.WAITING_CONTACT) return reach(file, answer, now);
  if (file.case.state === CaseState.UNREACHABLE) return comeBack(file, answer, now);
  return decide(file, { deadlines: answer });
}

function checkContact({ reached, person, expectedAt, now }: ContactMade): void {
  if (reached && person === ContactPerson.OTHER)
    throw new RuleError('NOT_THE_CUSTOMER', 'Only the customer, or who acts for them, is reached.', ['person']);
  if (expectedAt && !reached)
    throw new RuleError('ANSWER_WITHOUT_CUSTOMER', 'Who was not reached was told nothing.', ['expectedAt']);
  if (expectedAt && expectedAt <= now)
    throw new RuleError('EXPECTED_IN_PAST', 'What the customer may expect lies ahead.', ['expectedAt']);
}

function reach(file: CaseFile, answer: readonly DeadlineFacts[], now: Date): Decision {
  const running = deadlineOf(file, DeadlineKind.CONTACT);
  const met = meet(running, now);
  const { dueAt } = met;
  const told = caseContacted.of({ ...placeOf(file.case), contactedAt: now, dueAt, inTime: now <= dueAt });
  const missed = running.firedAt ? [] : missedOf(file.case, [met]);
  return decide(file, {
    case: moved(file.case, CaseState.PLANNING),
    deadlines: [met, ...answer],
    events: [...missed, told],
  });
}

function attempt(file: CaseFile, { means, attempts, now }: ContactMade): Decision {
  const all = [...attempts, { means, contactedAt: now }];
  if (!REACHABLE_IN.includes(file.case.state) || !isUnreachable(all, file)) return decide(file, {});
  const ended = endAll(file.deadlines, now, [DeadlineKind.CONTACT, DeadlineKind.PLAN, DeadlineKind.FIRST_ANSWER]);
  const stood = standStill(file.case, UnreachableCause.ATTEMPTS, now);
  return decide(file, { ...stood, deadlines: ended, events: [...missedOf(file.case, ended), ...stood.events] });
}

/** Whether so many attempts, by so many means, on so many days reached nobody. Source: R35. */
function isUnreachable(attempts: readonly Attempt[], { rules: { policy } }: CaseFile): boolean {
  const days = new Set(attempts.map(({ contactedAt }) => dayOf(contactedAt, policy.timeZone)));
  const means = new Set(attempts.map((tried) => tried.means));
  const enough = policy.unreachable;
  return attempts.length >= enough.attempts && means.size >= enough.means && days.size >= enough.days;
}
