import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who does a task is told of it. What is unread needs no index of its own, since it is mostly the newest. */
export class EscalationNoticesOfTasks1720000000370 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index if exists notice_unread;
      alter table notice
        drop constraint notice_kind_check,
        add constraint notice_kind_check check (kind in ('CASE_OPENED', 'CASE_ASSIGNED', 'CASE_CLIMBED', 'CASE_REOPENED',
          'EMERGENCY', 'TASK_ASSIGNED', 'PLAN_ANSWERED', 'STATEMENT_WAITING', 'COMPENSATION_REFUSED', 'WORK_FINISHED',
          'CASE_UNREACHABLE', 'CASE_CLOSED', 'ATTEMPT_FAILED', 'DEADLINE_MISSED', 'DEADLINE_NEAR'))`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from notices of tasks');
  }
}
