import type { DeadlineKind } from '@complaints/contracts';

/** What staff are told. */
export const NoticeKind = {
  CASE_OPENED: 'CASE_OPENED',
  CASE_ASSIGNED: 'CASE_ASSIGNED',
  CASE_CLIMBED: 'CASE_CLIMBED',
  CASE_REOPENED: 'CASE_REOPENED',
  EMERGENCY: 'EMERGENCY',
  TASK_ASSIGNED: 'TASK_ASSIGNED',
  PLAN_ANSWERED: 'PLAN_ANSWERED',
  STATEMENT_WAITING: 'STATEMENT_WAITING',
  COMPENSATION_REFUSED: 'COMPENSATION_REFUSED',
  PAYMENT_REVERSED: 'PAYMENT_REVERSED',
  DISBURSEMENT_REJECTED: 'DISBURSEMENT_REJECTED',
  APPROVAL_WAITING: 'APPROVAL_WAITING',
  AUTHORITY_EXHAUSTED: 'AUTHORITY_EXHAUSTED',
  WORK_FINISHED: 'WORK_FINISHED',
  CASE_UNREACHABLE: 'CASE_UNREACHABLE',
  CASE_CLOSED: 'CASE_CLOSED',
  ATTEMPT_FAILED: 'ATTEMPT_FAILED',
  DEADLINE_MISSED: 'DEADLINE_MISSED',
  DEADLINE_NEAR: 'DEADLINE_NEAR',
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];

/** What is told to who acts from a post in approvals; everything else to who acts from it on cases. Source: R26. */
export const OF_APPROVALS: readonly NoticeKind[] = [NoticeKind.APPROVAL_WAITING, NoticeKind.AUTHORITY_EXHAUSTED];

/** Something that a post is told, and so whoever acts from it, or a person. */
export interface NoticeFacts {
  /** A post or a person; null goes to oversight: store headquarters and customer service, both. */
  toId: string | null;
  kind: NoticeKind;
  /** The case that it is of; null where it is of none, as what an authority is, or the money for a complaint without a case. */
  caseId: string | null;
  /** Which clock it is about, where it is about one. */
  deadlineKind: DeadlineKind | null;
  /** What it is about, as a task, a disbursement or a post; empty for the case itself. */
  subject: string;
}
