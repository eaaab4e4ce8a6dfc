import { caseContacted, DeadlineKind } from '@complaints/contracts';
import { type CaseFile, type Decision, deadlineOf, decide, moved, newestAmong, placeOf } from './case.js';
import { armAfresh, type DeadlineFacts } from './deadline.js';
import { CaseState } from './vocabulary.js';

/**
 * A customer who could not be reached is reached after all: a fresh plan clock starts, and nothing is counted.
 * @param answer clocks that what was said meets
 * Source: R35.
 */
export function comeBack(file: CaseFile, answer: readonly DeadlineFacts[], now: Date): Decision {
  const { dueAt } = deadlineOf(file, DeadlineKind.CONTACT);
  return decide(file, {
    case: { ...moved(file.case, CaseState.PLANNING), reachable: true, unreachableCause: null },
    deadlines: [armAfresh(DeadlineKind.PLAN, now, file), ...answer],
    events: [caseContacted.of({ ...placeOf(file.case), contactedAt: now, dueAt, inTime: now <= dueAt })],
  });
}

/** What follows from a decision at once: both as one, of each clock what became of it last. */
export function atOnce(file: CaseFile, first: Decision, then: (file: CaseFile) => Decision | null): Decision {
  const between: CaseFile = {
    ...file,
    case: first.case,
    deadlines: newestAmong([...file.deadlines, ...first.deadlines]),
    plan: first.plan ?? file.plan,
  };
  const second = then(between);
  if (!second) return first;
  const keyOf = ({ kind, subject, generation }: DeadlineFacts) => `${kind}/${subject}/${generation}`;
  const clocks = new Map([...first.deadlines, ...second.deadlines].map((clock) => [keyOf(clock), clock]));
  return decide(file, {
    ...second,
    deadlines: [...clocks.values()],
    plan: second.plan ?? first.plan,
    events: [...first.events, ...second.events],
  });
}
