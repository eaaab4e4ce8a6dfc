import {
  attemptFailed,
  type ClosingKind,
  caseAssigned,
  caseClimbed,
  caseClosed,
  caseReopened,
  caseResolved,
  caseSuperseded,
  type DeadlineKind,
  deadlineMissed,
  decisionIssued,
  planAccepted,
  planFinished,
  planProposed,
  planWithdrawn,
  type ReopeningCause,
} from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { v7 as uuidv7 } from 'uuid';
import { east, type IntakeHouse, lakeside } from './intake-house.js';

/** What escalation says of the case of a complaint about the Lakeside store. */

const ofCase = (complaintId: string) => ({ caseId: uuidv7(), complaintId, storeId: lakeside.id, regionId: east.id });

export function resolved({ clock }: IntakeHouse, complaintId: string) {
  const now = clock.now();
  return caseResolved.of({ ...ofCase(complaintId), tier: 1, openedAt: now, resolvedAt: now });
}
export const superseded = ({ clock }: IntakeHouse, complaintId: string, supersededById: string) =>
  caseSuperseded.of({ ...ofCase(complaintId), supersededById, supersededAt: clock.now() });

export function missed({ clock }: IntakeHouse, complaintId: string, kind: DeadlineKind) {
  const now = clock.now();
  return deadlineMissed.of({ ...ofCase(complaintId), kind, generation: 1, dueAt: now, firedAt: now });
}

/** A round of the plan with a compensation of 80 yuan, due in two days. */
export function proposed(
  { clock }: IntakeHouse,
  complaintId: string,
  given: { round?: number; dueAt?: Date | null } = {},
) {
  const now = clock.now();
  const offered = { planId: uuidv7(), round: 1, compensationFen: 8_000, purpose: 'COMPENSATION' as const };
  const dueAt = after(now, 2 * DAY_MS);
  return planProposed.of({ ...ofCase(complaintId), ...offered, dueAt, proposedAt: now, ...given });
}
export function accepted({ clock }: IntakeHouse, complaintId: string) {
  const now = clock.now();
  const plan = { proposerId: uuidv7(), planId: uuidv7(), round: 1, compensation: null, dueAt: now };
  const agreed = { level: 'FIRST' as const, ownerTier: 1 as const, acceptedAt: now, inTime: true };
  return planAccepted.of({ ...ofCase(complaintId), ...plan, ...agreed });
}

export function closed({ clock }: IntakeHouse, complaintId: string, kind: ClosingKind) {
  const now = clock.now();
  return caseClosed.of({ ...ofCase(complaintId), kind, tier: 3, openedAt: now, closedAt: now });
}
export const reopened = ({ clock }: IntakeHouse, complaintId: string, cause: ReopeningCause = 'CUSTOMER_RETURNED') =>
  caseReopened.of({ ...ofCase(complaintId), cause, tier: 1, ownerPostId: uuidv7(), reopenedAt: clock.now() });

export const finished = ({ clock }: IntakeHouse, complaintId: string) =>
  planFinished.of({ ...ofCase(complaintId), planId: uuidv7(), finishedAt: clock.now() });

export const issued = ({ clock }: IntakeHouse, complaintId: string) =>
  decisionIssued.of({
    ...ofCase(complaintId),
    ...{ decisionId: uuidv7(), readKey: uuidv7(), outcome: 'REFUSED', issuedAt: clock.now() },
  });

export const withdrawn = ({ clock }: IntakeHouse, complaintId: string) =>
  planWithdrawn.of({ ...ofCase(complaintId), planId: uuidv7(), cause: 'PLAN_OVERDUE', withdrawnAt: clock.now() });

export const climbed = ({ clock }: IntakeHouse, complaintId: string) =>
  caseClimbed.of({
    ...ofCase(complaintId),
    ...{ fromTier: 1, toTier: 2, ownerPostId: uuidv7(), trigger: 'PLAN_DEADLINE_MISSED', climbedAt: clock.now() },
  });

export const assigned = ({ clock }: IntakeHouse, complaintId: string) =>
  caseAssigned.of({
    ...ofCase(complaintId),
    ...{ matterId: uuidv7(), level: 'SECOND', tier: 2, ownerPostId: uuidv7(), assignedAt: clock.now() },
    ...{ contactDueAt: null, planDueAt: null },
  });

export const failed = ({ clock }: IntakeHouse, complaintId: string, failedAttempts: number) =>
  attemptFailed.of({ ...ofCase(complaintId), level: 'MAJOR', failedAttempts, failedAt: clock.now() });

export const resolve = (house: IntakeHouse, complaintId: string, options: { id?: string } = {}) =>
  house.hear(resolved(house, complaintId), options);

export const supersede = (house: IntakeHouse, complaintId: string, supersededById: string) =>
  house.hear(superseded(house, complaintId, supersededById));

export const missDeadline = (house: IntakeHouse, complaintId: string, kind: DeadlineKind) =>
  house.hear(missed(house, complaintId, kind));
