import { z } from 'zod';
import { defineEvent, instant } from '../event.js';
import {
  ClosingKind,
  DeadlineKind,
  DecisionOutcome,
  DeputyScope,
  LadderTrigger,
  Level,
  PostKind,
  Purpose,
  ReopeningCause,
  ResponsibilityKind,
  UnreachableCause,
  WithdrawalCause,
} from '../vocabulary.js';

const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const post = {
  postId: z.uuid(),
  kind: z.enum(PostKind),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  /** Null while it is vacant. */
  holderId: z.uuid().nullable(),
};
const deputy = { staffId: z.uuid(), fromAt: instant, untilAt: instant };

/** Told until deputies had scopes; theirs is every scope. */
export const postChangedV1 = defineEvent('escalation.post.changed.v1', ['post', 'postId'], {
  ...post,
  deputies: z.array(z.strictObject(deputy)),
});

/**
 * A post as it is now: who holds it, and who acts for the holder, when and in what. Deputies of deputies are among them as far
 * as every link to the holder reaches; one person may be listed more than once. Source: R26.
 */
export const postChanged = defineEvent('escalation.post.changed.v2', ['post', 'postId'], {
  ...post,
  deputies: z.array(z.strictObject({ ...deputy, scopes: z.array(z.enum(DeputyScope)).min(1) })),
});

const ofCase = {
  caseId: z.uuid(),
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
};
const aggregate = ['case', 'complaintId'] as const;

/** A complaint stands before its owner, and its clocks run. Source: R20–R22. */
export const caseOpened = defineEvent('escalation.case.opened.v1', aggregate, {
  ...ofCase,
  matterId: z.uuid(),
  level: z.enum(Level),
  tier,
  ownerPostId: z.uuid(),
  openedAt: instant,
  contactDueAt: instant,
  planDueAt: instant,
  /** The version of the handling policy the case keeps. */
  policyVersion: z.int().positive(),
});

/**
 * A case stands before an owner without a step of the ladder: its level rose, another store is complained about, it came to a
 * matter that had climbed higher, or it stands by itself again. Source: R5, R20, R29.
 */
export const caseAssigned = defineEvent('escalation.case.assigned.v1', aggregate, {
  ...ofCase,
  matterId: z.uuid(),
  level: z.enum(Level),
  tier,
  ownerPostId: z.uuid(),
  assignedAt: instant,
  /** When the fresh clocks are due; null where a plan is agreed already and no clock runs. */
  contactDueAt: instant.nullable(),
  planDueAt: instant.nullable(),
});

/** The customer was reached. Source: R21. */
export const caseContacted = defineEvent('escalation.case.contacted.v1', aggregate, {
  ...ofCase,
  contactedAt: instant,
  dueAt: instant,
  inTime: z.boolean(),
});

/** A clock of a case ran out. Source: R21–R23, R25. */
export const deadlineMissed = defineEvent('escalation.deadline.missed.v1', aggregate, {
  ...ofCase,
  kind: z.enum(DeadlineKind),
  generation: z.int().positive(),
  dueAt: instant,
  firedAt: instant,
});

/**
 * An attempt at settling a case failed where nobody stands above its owner; the count never resets. Source: R23, R24.
 */
export const attemptFailed = defineEvent('escalation.attempt.failed.v1', aggregate, {
  ...ofCase,
  level: z.enum(Level),
  /** This one included. */
  failedAttempts: z.int().positive(),
  failedAt: instant,
});

/** A case went up one tier and bears the abnormal flag. Source: R23. */
export const caseClimbed = defineEvent('escalation.case.climbed.v1', aggregate, {
  ...ofCase,
  fromTier: tier,
  toTier: tier,
  ownerPostId: z.uuid(),
  trigger: z.enum(LadderTrigger),
  climbedAt: instant,
});

/** A round of the plan lies before the customer, who may accept it or object. Source: R32. */
export const planProposed = defineEvent('escalation.plan.proposed.v1', aggregate, {
  ...ofCase,
  planId: z.uuid(),
  round: z.int().positive(),
  /** Null, both, when the plan has no compensation. */
  compensationFen: z.int().positive().nullable(),
  purpose: z.enum(Purpose).nullable(),
  /** By when it would be carried out; null when nothing is said. */
  dueAt: instant.nullable(),
  proposedAt: instant,
});

/** Owner and customer agreed; a compensation in the plan becomes a request to the fund. Source: R22, R32. */
export const planAccepted = defineEvent('escalation.plan.accepted.v1', aggregate, {
  ...ofCase,
  level: z.enum(Level),
  ownerTier: tier,
  /** Who proposed the plan, and so asks for the money. */
  proposerId: z.uuid(),
  planId: z.uuid(),
  round: z.int().positive(),
  /** Null when the plan has no compensation. */
  compensation: z.strictObject({ amountFen: z.int().positive(), purpose: z.enum(Purpose) }).nullable(),
  acceptedAt: instant,
  dueAt: instant,
  inTime: z.boolean(),
});

/** The work is finished and the customer confirmed. Source: R35. */
export const caseResolved = defineEvent('escalation.case.resolved.v1', aggregate, {
  ...ofCase,
  tier,
  openedAt: instant,
  resolvedAt: instant,
});

/** A repeat took over: the matter has at most one open case. */
export const caseSuperseded = defineEvent('escalation.case.superseded.v1', aggregate, {
  ...ofCase,
  supersededById: z.uuid(),
  supersededAt: instant,
});

/** No round of a plan that was accepted is in force any more; whoever moves money for it stops. Source: R23, R34. */
export const planWithdrawn = defineEvent('escalation.plan.withdrawn.v1', aggregate, {
  ...ofCase,
  planId: z.uuid(),
  cause: z.enum(WithdrawalCause),
  withdrawnAt: instant,
});

/** The work of the accepted plan is finished, its compensation paid: an outcome. Source: R34, R38. */
export const planFinished = defineEvent('escalation.plan.finished.v1', aggregate, {
  ...ofCase,
  planId: z.uuid(),
  finishedAt: instant,
});

/** A decision was signed and is to be delivered at once: an outcome. Source: R33, R36, R38. */
export const decisionIssued = defineEvent('escalation.decision.issued.v1', aggregate, {
  ...ofCase,
  decisionId: z.uuid(),
  /** Opens the letter to whoever holds it; handed to the customer alone, behind a one-time link. */
  readKey: z.string(),
  outcome: z.enum(DecisionOutcome),
  issuedAt: instant,
});

/** The customer cannot be reached: the contact and plan clocks stand still, and nothing failed. Source: R35. */
export const caseUnreachable = defineEvent('escalation.case.unreachable.v1', aggregate, {
  ...ofCase,
  cause: z.enum(UnreachableCause),
  unreachableAt: instant,
});

/** A case ended without being resolved. Source: R35, R38. */
export const caseClosed = defineEvent('escalation.case.closed.v1', aggregate, {
  ...ofCase,
  kind: z.enum(ClosingKind),
  tier,
  openedAt: instant,
  closedAt: instant,
});

/** A closed case goes on; nothing is counted. Source: R35, R70. */
export const caseReopened = defineEvent('escalation.case.reopened.v1', aggregate, {
  ...ofCase,
  cause: z.enum(ReopeningCause),
  tier,
  ownerPostId: z.uuid(),
  reopenedAt: instant,
});

/** Who is named: one of them alone. */
const responsible = z.strictObject({
  staffId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  storeId: z.uuid().nullable(),
});
const responsibility = { ...ofCase, responsibilityId: z.uuid(), kind: z.enum(ResponsibilityKind), responsible };

/** Somebody is named as who caused a case, or did not solve it in time. Source: R73. */
export const responsibilityNamed = defineEvent('escalation.responsibility.named.v1', aggregate, {
  ...responsibility,
  namedAt: instant,
});

/** It was taken back that somebody was named. Source: R73. */
export const responsibilityWithdrawn = defineEvent('escalation.responsibility.withdrawn.v1', aggregate, {
  ...responsibility,
  withdrawnAt: instant,
});

/** A version of the handling policy was published; until it takes effect the one before it is in force. */
export const handlingPolicyPublished = defineEvent('escalation.policy.published.v1', ['policy', 'policyId'], {
  /** The same for every version. */
  policyId: z.uuid(),
  version: z.int().positive(),
  effectiveAt: instant,
});
