import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['evaluation', 'lesson', 'lesson_receipt', 'answer_review', 'answer_deviation'];

/** Closed cases are evaluated, departments learn from them, and oversight reviews a sample of the answers. */
export class EscalationEvaluations1720000000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [evaluations, reviews]) await runner.query(statement);
    for (const table of TABLES) await runner.query(audited(table, 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from evaluations');
  }
}

/** Nothing there changes but words that are erased. */
const appendOnly = (table: string, ...words: readonly string[]) => `
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_all_but_erasure(${words.map((word) => `'${word}'`).join(', ')});
  create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from escalation_app;
  grant update (${[...words, 'audit_salt'].join(', ')}) on ${table} to escalation_app;`;

const evaluations = `
  create table evaluation (
    id uuid primary key,
    case_id uuid not null references handling_case,
    -- When the case had ended that is evaluated: one that goes on and ends again is evaluated again.
    ended_at timestamptz not null,
    solved boolean not null,
    satisfied boolean,
    process_sound boolean not null,
    staff_professional boolean not null,
    in_time boolean not null,
    suggestions text,
    evaluated_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    unique (case_id, ended_at)
  );
  ${appendOnly('evaluation', 'suggestions')}

  create table lesson (
    id uuid primary key,
    case_id uuid not null references handling_case,
    evaluation_id uuid not null references evaluation,
    text text not null,
    learned_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index lesson_of_case on lesson (case_id, id);
  ${appendOnly('lesson', 'text')}

  create table lesson_receipt (
    id uuid primary key,
    lesson_id uuid not null references lesson,
    department_id uuid not null,
    sent_at timestamptz not null,
    read_at timestamptz,
    read_by_id uuid references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    unique (lesson_id, department_id),
    check ((read_at is null) = (read_by_id is null))
  );
  create index lesson_receipt_of_department on lesson_receipt (department_id, id);`;

const reviews = `
  create table answer_review (
    id uuid primary key,
    sample_id uuid not null,
    case_id uuid not null references handling_case,
    answered_at timestamptz not null,
    -- Whether the answer came within the published time.
    in_time boolean not null,
    drawn_at timestamptz not null,
    drawn_by_id uuid not null references staff,
    reviewed_at timestamptz,
    reviewed_by_id uuid references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    unique (case_id),
    check ((reviewed_at is null) = (reviewed_by_id is null))
  );
  create index answer_review_open on answer_review (id) where reviewed_at is null;
  create index handling_case_outcome on handling_case (outcome_at) where outcome_at is not null;

  create table answer_deviation (
    id uuid primary key,
    case_id uuid not null references handling_case,
    review_id uuid not null references answer_review,
    quality_code text not null check (quality_code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    note text not null,
    owner_post_id uuid not null references post,
    due_at timestamptz not null,
    corrected_at timestamptz,
    correction text,
    corrected_by_id uuid references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    unique (review_id, quality_code),
    check ((corrected_at is null) = (correction is null) and (corrected_at is null) = (corrected_by_id is null))
  );
  create index answer_deviation_of_owner on answer_deviation (owner_post_id, due_at, id) where corrected_at is null;`;
