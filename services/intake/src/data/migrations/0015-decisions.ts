import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters of decisions with what opens them, the links by which customers read them, and when they first did. */
export class IntakeDecisions1720000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table decision_letter (
        id uuid primary key,
        complaint_id uuid not null references complaint,
        is_sent boolean not null,
        read_key text,
        issued_at timestamptz not null,
        first_read_at timestamptz,
        audit_salt uuid not null default gen_random_uuid(),
        check (is_sent or read_key is null)
      );
      create index decision_letter_of_complaint on decision_letter (complaint_id, id);
      alter table link
        add column decision_id uuid references decision_letter,
        drop constraint link_purpose_check,
        add constraint link_purpose_check check (purpose in ('RATE', 'ANSWER_PLAN', 'READ_DECISION')),
        add check ((purpose = 'READ_DECISION') = (decision_id is not null));
      alter table message
        drop constraint message_kind_check,
        add constraint message_kind_check check (kind in
          ('ACKNOWLEDGEMENT', 'PLAN_PROPOSED', 'DECISION_ISSUED', 'RATING_REQUEST', 'RATING_REMINDER'));
    `);
    await runner.query(audited('decision_letter', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('letters that were sent are not taken back');
  }
}
