import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What staff are told. Unaudited as the outbox is: it says what was told, not what is. Nothing refers to it and it refers to
 * nothing by a key, so that ten thousand of them are written in a moment.
 */
export class EscalationNotices1720000000270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        to_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('CASE_OPENED', 'CASE_ASSIGNED', 'CASE_CLIMBED', 'CASE_REOPENED', 'EMERGENCY',
          'PLAN_ANSWERED', 'STATEMENT_WAITING', 'COMPENSATION_REFUSED', 'WORK_FINISHED', 'CASE_UNREACHABLE', 'CASE_CLOSED',
          'ATTEMPT_FAILED', 'DEADLINE_MISSED', 'DEADLINE_NEAR')),
        case_id uuid not null,
        deadline_kind text check (deadline_kind in ('CONTACT', 'FIRST_ANSWER', 'PLAN', 'DELIVERY', 'TASK', 'EMERGENCY',
          'REFERRAL', 'STATUTORY')),
        subject text not null default '' check (subject ~ '^[A-Za-z0-9_-]{0,64}$'),
        created_at timestamptz not null,
        read_at timestamptz,
        read_by_id uuid,
        send_at timestamptz,
        attempts integer not null default 0,
        sent_at timestamptz,
        primary key (to_id, id),
        check ((kind in ('DEADLINE_MISSED', 'DEADLINE_NEAR')) = (deadline_kind is not null)),
        check ((read_at is null) = (read_by_id is null)),
        check (send_at is null or (sent_at is null and read_at is null))
      );
      create index notice_to_send on notice (send_at) where send_at is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from notices');
  }
}
