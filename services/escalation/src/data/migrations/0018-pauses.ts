import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks stand still and go on; both are kept as they were. */
export class EscalationPauses1720000000280 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deadline_pause (
        id uuid primary key,
        deadline_id uuid not null references deadline,
        case_id uuid not null references handling_case,
        reason text not null check (reason in ('AWAITING_CUSTOMER', 'AWAITING_EXPERT', 'FORCE_MAJEURE')),
        note text,
        paused_at timestamptz not null,
        until_at timestamptz not null check (until_at > paused_at),
        due_before timestamptz not null check (due_before >= paused_at),
        due_after timestamptz not null check (due_after >= until_at),
        by_id uuid not null references staff,
        on_behalf_of_id uuid references staff,
        audit_salt uuid not null default gen_random_uuid()
      );
      create index deadline_pause_of_deadline on deadline_pause (deadline_id, id);
      create table deadline_resumption (
        pause_id uuid primary key references deadline_pause,
        resumed_at timestamptz not null,
        due_after timestamptz not null check (due_after >= resumed_at),
        by_id uuid not null references staff,
        on_behalf_of_id uuid references staff,
        audit_salt uuid not null default gen_random_uuid()
      );
      create trigger deadline_pause_append_only before update or delete on deadline_pause
        for each row execute function refuse_all_but_erasure('note');
      create trigger deadline_resumption_append_only before update or delete on deadline_resumption
        for each row execute function refuse_change();`);
    for (const table of ['deadline_pause', 'deadline_resumption'])
      await runner.query(`
        create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_change();
        revoke update, delete, truncate on ${table} from escalation_app;`);
    await runner.query('grant update (note, audit_salt) on deadline_pause to escalation_app');
    await runner.query(audited('deadline_pause', 'id'));
    await runner.query(audited('deadline_resumption', 'pause_id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from pauses');
  }
}
