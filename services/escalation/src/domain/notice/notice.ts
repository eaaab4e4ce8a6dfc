import type { DeadlineKind } from '@complaints/contracts';

/** What staff are told of a case. */
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
  WORK_FINISHED: 'WORK_FINISHED',
  CASE_UNREACHABLE: 'CASE_UNREACHABLE',
  CASE_CLOSED: 'CASE_CLOSED',
  ATTEMPT_FAILED: 'ATTEMPT_FAILED',
  DEADLINE_MISSED: 'DEADLINE_MISSED',
  DEADLINE_NEAR: 'DEADLINE_NEAR',
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];

/** Something of a case that a post is told, and so whoever acts from it on cases, or a person. */
export interface NoticeFacts {
  /** A post or a person; null goes to oversight: store headquarters and customer service, both. */
  toId: string | null;
  kind: NoticeKind;
  caseId: string;
  /** Which clock it is about, where it is about one. */
  deadlineKind: DeadlineKind | null;
  /** What of the case it is about, as a task; empty for the case itself. */
  subject: string;
}
