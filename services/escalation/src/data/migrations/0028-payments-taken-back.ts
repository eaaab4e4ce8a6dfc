import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fund calls money off, lets requests expire, and takes back payments that were wrong. */
export class EscalationPaymentsTakenBack1720000000380 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(plans);
    await runner.query(news);
    await runner.query(notices);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from payments that were taken back');
  }
}

const AGREED_ON = ['ACCEPTED', 'COMPENSATION_REFUSED', 'COMPENSATION_CANCELLED', 'OVERDUE', 'UNDONE']
  .map((state) => `'${state}'`)
  .join(', ');

const plans = `
  alter table plan
    add column disbursement_id uuid,
    add constraint plan_paid_by check (disbursement_id is null or paid_at is not null),
    drop constraint plan_state_check,
    add constraint plan_state_check check (state in ('PROPOSED', 'REPLACED', 'STATED', 'OBJECTED', 'LAPSED', ${AGREED_ON})),
    drop constraint plan_accepted,
    add constraint plan_accepted check ((state in (${AGREED_ON})) = (accepted_at is not null)),
    drop constraint plan_proven,
    add constraint plan_proven check
      ((state in ('STATED', ${AGREED_ON})) = (proof_kind is not null) and (proof_kind is null) = (proof_reference is null)),
    drop constraint plan_refusal_reason_check,
    add constraint plan_refusal_reason_check
      check (refusal_reason in ('DECIDED', 'BEYOND_EVERY_AUTHORITY', 'BUDGET_NOT_SET', 'EXPIRED'));`;

/** Unaudited, as the inbox is: it says what was heard, not what is true of a case. */
const news = `
  create table disbursement_news (
    disbursement_id uuid primary key,
    version bigint not null
  );`;

const notices = `
  alter table notice
    drop constraint notice_kind_check,
    add constraint notice_kind_check check (kind in ('CASE_OPENED', 'CASE_ASSIGNED', 'CASE_CLIMBED', 'CASE_REOPENED',
      'EMERGENCY', 'TASK_ASSIGNED', 'PLAN_ANSWERED', 'STATEMENT_WAITING', 'COMPENSATION_REFUSED', 'PAYMENT_REVERSED',
      'WORK_FINISHED', 'CASE_UNREACHABLE', 'CASE_CLOSED', 'ATTEMPT_FAILED', 'DEADLINE_MISSED', 'DEADLINE_NEAR'));`;
