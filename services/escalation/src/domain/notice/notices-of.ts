import {
  attemptFailed,
  caseAssigned,
  caseClimbed,
  caseClosed,
  caseOpened,
  caseReopened,
  caseUnreachable,
  LEVELS,
  planAccepted,
  planFinished,
  Urgency,
} from '@complaints/contracts';
import { type Decision, isClosed } from '../case.js';
import { GRAVE, isEmergency } from '../emergency.js';
import { CaseState, PlanState, ProofKind, TaskState } from '../vocabulary.js';
import { missesOf } from './misses-of.js';
import { type NoticeFacts, NoticeKind } from './notice.js';
import { before, executive, isAbnormal, NOBODY, type Recipients, superiors, unique } from './recipients.js';

/** Whom what a decision came to is told; nobody where it is none of it. */
type Rule = (decision: Decision) => Recipients;

/**
 * What staff are told of what was decided on a case: what waits for its owner and for who does a task, and what is reported
 * to those above. Most goes to a post, so that nobody has to be looked up.
 * Source: R18, R20, R21, R23, R24, R32, R34, R35, R65.
 */
export function noticesOf(decision: Decision): NoticeFacts[] {
  const caseId = decision.case.id;
  const told = (isClosed(decision.case.state) ? ofTheEnded : ofTheOpen).flatMap(([kind, recipients]) =>
    unique(recipients(decision)).map((toId) => ({
      ...{ toId, kind: kind as NoticeKind, caseId, deadlineKind: null, subject: '' },
    })),
  );
  return [...told, ...assignmentsOf(decision), ...missesOf(decision)];
}

const tells = ({ events }: Decision, told: { subject: string }): boolean => events.some(({ type }) => type === told);
const ownerIf =
  (isSo: (decision: Decision) => boolean): Rule =>
  (decision) =>
    isSo(decision) ? [decision.case.ownerPostId] : NOBODY;

/** What has become of a plan that has no money. */
const UNFUNDED: readonly (PlanState | undefined)[] = [PlanState.COMPENSATION_REFUSED, PlanState.COMPENSATION_CANCELLED];

/** What is told while a case is open. */
const WAITING: Partial<Record<NoticeKind, Rule>> = {
  CASE_OPENED: ownerIf((decision) => tells(decision, caseOpened)),
  CASE_ASSIGNED: ownerIf((decision) => tells(decision, caseAssigned) && !tells(decision, caseReopened)),
  CASE_CLIMBED: ownerIf((decision) => tells(decision, caseClimbed)),
  CASE_REOPENED: ownerIf((decision) => tells(decision, caseReopened)),
  EMERGENCY: (decision) => (becomesEmergency(decision) ? toldOfEmergency(decision) : NOBODY),
  PLAN_ANSWERED: ownerIf(isAnswered),
  STATEMENT_WAITING: (decision) => (decision.plan?.state === PlanState.STATED ? verifiersOf(decision) : NOBODY),
  COMPENSATION_REFUSED: ownerIf(({ plan }) => UNFUNDED.includes(plan?.state)),
  WORK_FINISHED: ownerIf((decision) => tells(decision, planFinished) && decision.case.state === CaseState.DONE),
  CASE_UNREACHABLE: (decision) =>
    tells(decision, caseUnreachable) ? [decision.case.ownerPostId, ...superiors(decision, decision.case)] : NOBODY,
};

/** What is told of a case that has ended, too. */
const REPORTS: Partial<Record<NoticeKind, Rule>> = {
  PAYMENT_REVERSED: ownerIf(({ file, plan }) => !!file.plan?.paidAt && plan?.id === file.plan.id && !plan.paidAt),
  CASE_CLOSED: (decision) => (tells(decision, caseClosed) ? superiors(decision, decision.case) : NOBODY),
  ATTEMPT_FAILED: (decision) => (isToBeReported(decision) ? toldOfFailure(decision) : NOBODY),
};

const ofTheEnded = Object.entries(REPORTS);
const ofTheOpen = [...Object.entries(WAITING), ...ofTheEnded];

/** Whether a case is one to be reported at once, and was not, or not as grave. Source: R18. */
function becomesEmergency(decision: Decision): boolean {
  const { case: present } = decision;
  const known = before(decision);
  if (tells(decision, caseOpened)) return isEmergency(present);
  const isUrgentNow = present.urgency === Urgency.URGENT && known.urgency !== Urgency.URGENT;
  const isGraver = LEVELS.indexOf(present.level) > LEVELS.indexOf(known.level) && GRAVE.includes(present.level);
  return isUrgentNow || isGraver;
}

/** The executive president answers for what is abnormal. Source: R18, R20. */
const toldOfEmergency = (decision: Decision): Recipients => [
  decision.case.ownerPostId,
  ...superiors(decision, decision.case),
  ...(isAbnormal(decision.case) ? executive(decision) : NOBODY),
];

function isAnswered(decision: Decision): boolean {
  const { plan } = decision;
  const isAccepted = plan?.proofKind === ProofKind.ANSWERED_LINK && tells(decision, planAccepted);
  return isAccepted || plan?.state === PlanState.OBJECTED;
}

/** Somebody above the owner verifies what the owner states; oversight where nobody is above. Source: R32. */
function verifiersOf(decision: Decision): Recipients {
  const above = superiors(decision, decision.case);
  return above.length > 0 ? above : [null];
}

/** Whether an attempt failed that is one too many. Source: R23, R24. */
const isToBeReported = (decision: Decision): boolean =>
  tells(decision, attemptFailed) && decision.case.failedAttempts >= decision.file.rules.policy.reportFromFailedAttempts;

/** Below MAJOR, oversight hears it besides. Source: R23, R24. */
const toldOfFailure = (decision: Decision): Recipients => [
  ...executive(decision),
  ...(GRAVE.includes(decision.case.level) ? NOBODY : [null]),
];

/** Tasks that came to be done by a decision, told to who does them. Source: R34. */
function assignmentsOf({ file, case: { id: caseId }, tasks }: Decision): NoticeFacts[] {
  if (tasks.length === 0) return [];
  const known = new Map(file.tasks.map((task) => [task.id, task]));
  const assigned = tasks.filter(({ id, state }) => state === TaskState.OPEN && known.get(id)?.state !== state);
  return assigned.flatMap(({ id: subject, assigneeId: toId }) =>
    toId ? [{ toId, kind: NoticeKind.TASK_ASSIGNED, caseId, deadlineKind: null, subject }] : [],
  );
}
