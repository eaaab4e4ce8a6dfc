import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_APPROVALS = `('APPROVAL_WAITING', 'AUTHORITY_EXHAUSTED')`;

/**
 * Who approves is told of what waits, and of what a post has left. That is read by deputies in approvals alone, who read
 * nothing else of the post, and taken back by what it is about.
 */
export class EscalationNoticesOfMoney1720000000390 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notice
        alter column case_id drop not null,
        add constraint notice_of_case check (case_id is not null or kind in ${OF_APPROVALS}),
        drop constraint notice_kind_check,
        add constraint notice_kind_check check (kind in ('CASE_OPENED', 'CASE_ASSIGNED', 'CASE_CLIMBED', 'CASE_REOPENED',
          'EMERGENCY', 'TASK_ASSIGNED', 'PLAN_ANSWERED', 'STATEMENT_WAITING', 'COMPENSATION_REFUSED', 'PAYMENT_REVERSED',
          'DISBURSEMENT_REJECTED', 'APPROVAL_WAITING', 'AUTHORITY_EXHAUSTED', 'WORK_FINISHED', 'CASE_UNREACHABLE',
          'CASE_CLOSED', 'ATTEMPT_FAILED', 'DEADLINE_MISSED', 'DEADLINE_NEAR'));
      create index notice_of_approvals on notice (to_id, id) where kind in ${OF_APPROVALS};
      create index notice_waiting on notice (subject) where kind = 'APPROVAL_WAITING' and read_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from notices of money');
  }
}
