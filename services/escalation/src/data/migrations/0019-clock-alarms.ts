import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jumps of a clock of the day, and what is held for them. */
export class EscalationClockAlarms1720000000290 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table clock_alarm (
        id uuid primary key,
        timepiece text not null check (timepiece in ('SERVICE', 'DATABASE')),
        from_at timestamptz not null,
        to_at timestamptz not null check (to_at <> from_at),
        detected_at timestamptz not null,
        verdict text check (verdict in ('KEEP', 'LIFT')),
        reason text,
        settled_at timestamptz,
        settled_by_id uuid references staff,
        on_behalf_of_id uuid references staff,
        audit_salt uuid not null default gen_random_uuid(),
        check (num_nonnulls(verdict, reason, settled_at, settled_by_id) in (0, 4))
      );
      alter table deadline
        add column held boolean not null default false check (not held or fired_at is not null),
        add column alarm_id uuid references clock_alarm,
        add check (held = (alarm_id is not null));
      create index deadline_held on deadline (alarm_id) where alarm_id is not null;
      -- What was recorded after an instant, by the clock of the service.
      create index deadline_fired on deadline (fired_at) where fired_at is not null;`);
    await runner.query(audited('clock_alarm', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from alarms');
  }
}
