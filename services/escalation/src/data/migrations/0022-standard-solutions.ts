import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Standard solutions of natures, and how the closest earlier cases were settled. */
export class EscalationStandardSolutions1720000000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(solutions);
    await runner.query(audited('standard_solution', 'id'));
    await runner.query(audited('standard_solution_nature', 'nature_code', 'solution_id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from standard solutions');
  }
}

const appendOnly = (table: string) => `
  create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from escalation_app;`;

const solutions = `
  create table standard_solution (
    id uuid primary key,
    routine boolean not null,
    remedy text not null
      check (remedy in ('REPLACE', 'REFUND', 'COMPENSATE', 'REPAIR', 'APOLOGISE', 'IMPROVE_SERVICE', 'OTHER')),
    range_from_fen bigint check (range_from_fen >= 0),
    range_to_fen bigint check (range_to_fen >= range_from_fen),
    text_zh text not null,
    text_en text not null,
    authorised_department_id uuid,
    published_at timestamptz not null,
    published_by_id uuid not null references staff,
    audit_salt uuid not null default gen_random_uuid(),
    check ((range_from_fen is null) = (range_to_fen is null)),
    check (routine = (authorised_department_id is null))
  );
  -- The newest solution that names a nature is the one in force for it.
  create table standard_solution_nature (
    nature_code text not null check (nature_code ~ '^[A-Za-z0-9_.-]{1,80}$'),
    solution_id uuid not null references standard_solution,
    audit_salt uuid not null default gen_random_uuid(),
    primary key (nature_code, solution_id)
  );
  ${appendOnly('standard_solution')}
  ${appendOnly('standard_solution_nature')}
  alter table plan add column departure_reason text;
  create index handling_case_settled on handling_case (nature_code, id) where state in ('DONE', 'RESOLVED');`;
