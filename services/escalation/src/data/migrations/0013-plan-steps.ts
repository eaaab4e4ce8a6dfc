import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is found out about a complaint, and what the steps of a plan are. */
export class EscalationPlanSteps1720000000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(investigations);
    for (const [table, words] of Object.entries(APPEND_ONLY)) {
      await runner.query(appendOnly(table, words));
      await runner.query(audited(table, 'id'));
    }
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from plans with steps');
  }
}

/** The append-only tables, with the columns that hold words. */
const APPEND_ONLY = { investigation: ['findings', 'cause'] };

const appendOnly = (table: string, words: readonly string[]) => `
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_all_but_erasure(${words.map((word) => `'${word}'`).join(', ')});
  create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from escalation_app;
  grant update (${words.join(', ')}, audit_salt) on ${table} to escalation_app;`;

const investigations = `
  create table investigation (
    id uuid primary key,
    case_id uuid not null references handling_case,
    method text not null check (method in ('INTERNAL_RECORDS', 'PHONE', 'LETTER', 'SITE_VISIT', 'EXPERT_OPINION')),
    findings text not null,
    cause text,
    investigated_at timestamptz not null,
    recorded_at timestamptz not null check (recorded_at >= investigated_at),
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index investigation_of_case on investigation (case_id, id);`;
