import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is found out about a complaint, and what the steps of a plan are. */
export class EscalationPlanSteps1720000000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [investigations, plans, adjustments, steps, setbacks]) await runner.query(statement);
    for (const table of ['plan_step', 'plan_milestone']) await runner.query(audited(table, 'id'));
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
const APPEND_ONLY = {
  investigation: ['findings', 'cause'],
  setback_explanation: ['why', 'note'],
  plan_adjustment: ['reason', 'proof_reference'],
  task_progress: ['note', 'team_feedback', 'customer_feedback'],
};

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

/** What a round says besides; the columns are empty in rounds from before. */
const plans = `
  alter table plan
    add column objection text,
    add column what_changed text,
    add column feasible_by_policy text,
    add column feasible_by_resources text,
    add column feasible_by_expectation text;`;

const adjustments = `
  create table plan_adjustment (
    id uuid primary key,
    case_id uuid not null references handling_case,
    plan_id uuid not null references plan,
    reason text not null,
    previous_due_at timestamptz,
    due_at timestamptz,
    proof_kind text check (proof_kind in ('SIGNATURE', 'RECORDING')),
    proof_reference text,
    adjusted_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    check ((proof_kind is null) = (proof_reference is null)),
    -- A later date is shown to have the customer's consent.
    check (due_at is not distinct from previous_due_at or proof_kind is not null)
  );
  create index plan_adjustment_of_plan on plan_adjustment (plan_id, id);
  create index plan_adjustment_of_case on plan_adjustment (case_id);`;

const steps = `
  create table plan_step (
    id uuid primary key,
    case_id uuid not null references handling_case,
    plan_id uuid not null references plan,
    position integer not null check (position between 1 and 100),
    title text not null,
    assignee_id uuid references staff,
    team text,
    expected_result text not null,
    resources text,
    start_at timestamptz,
    due_at timestamptz not null check (due_at >= start_at),
    -- It has a state once its plan is accepted.
    state text check (state in ('OPEN', 'DONE', 'CANCELLED', 'REPLACED')),
    progress integer not null check (progress between 0 and 100),
    done_at timestamptz,
    adjustment_id uuid references plan_adjustment,
    audit_salt uuid not null default gen_random_uuid(),
    unique (plan_id, position),
    check (num_nonnulls(assignee_id, team) = 1),
    check ((state is not distinct from 'DONE') = (done_at is not null)),
    check (state is not null or progress = 0)
  );
  create index plan_step_of_case on plan_step (case_id, id);
  create index plan_step_to_do on plan_step (assignee_id, due_at, id) where state = 'OPEN';

  create table plan_milestone (
    id uuid primary key,
    case_id uuid not null references handling_case,
    step_id uuid not null references plan_step,
    position integer not null check (position between 1 and 10),
    title text not null,
    due_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    unique (step_id, position)
  );
  create index plan_milestone_of_case on plan_milestone (case_id);

  create table task_progress (
    id uuid primary key,
    case_id uuid not null references handling_case,
    step_id uuid not null references plan_step,
    progress integer not null check (progress between 0 and 100),
    is_done boolean not null,
    note text,
    team_feedback text,
    customer_feedback text,
    noted_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index task_progress_of_step on task_progress (step_id, id);
  create index task_progress_of_case on task_progress (case_id);`;

const setbacks = `
  create table setback_explanation (
    id uuid primary key,
    case_id uuid not null references handling_case,
    cause text not null check (cause in ('PLAN_DEADLINE_MISSED', 'PLAN_OVERDUE', 'OUTCOME_DISSATISFIED')),
    why text not null,
    changes text[] not null
      check (changes <> '{}' and changes <@ '{COMMUNICATION,RESOURCES,OUTSIDE_SUPPORT,OTHER}'::text[]),
    note text,
    explained_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index setback_explanation_of_case on setback_explanation (case_id, id);`;
