import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory of posts, and cases with their clocks, contacts, plans and steps. */
export class EscalationTables1720000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(directory);
    await runner.query(cases);
    await runner.query(clocks);
    await runner.query(acts);
    await runner.query(appendOnly);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the first tables');
  }
}

const directory = `
  create table staff (
    id uuid primary key,
    name text not null check (name <> '')
  );

  create table post (
    id uuid primary key,
    kind text not null check (kind in ('CLERK', 'STORE_MANAGER', 'REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT',
      'REGIONAL_VICE_PRESIDENT', 'REGIONAL_HR', 'CASHIER', 'DEPARTMENT_HEAD', 'EXECUTIVE_PRESIDENT', 'STORE_HEADQUARTERS',
      'CUSTOMER_SERVICE', 'ADMINISTRATOR')),
    store_id uuid,
    region_id uuid,
    department_id uuid
  );
  -- A post of the ladder is one of its kind in its place.
  create unique index post_store_manager on post (store_id) where kind = 'STORE_MANAGER';
  create unique index post_regional on post (region_id, kind) where kind in ('REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT');
  create unique index post_headquarters on post (kind) where kind in ('EXECUTIVE_PRESIDENT', 'CUSTOMER_SERVICE');
  create index post_kind on post (kind, id);
  create index post_store on post (store_id, id);
  create index post_region on post (region_id, id);

  create table holding (
    id uuid primary key,
    post_id uuid not null references post,
    staff_id uuid not null references staff,
    from_at timestamptz not null,
    until_at timestamptz check (until_at >= from_at)
  );
  create unique index holding_present on holding (post_id) where until_at is null;
  create index holding_of_staff on holding (staff_id) where until_at is null;

  create table deputy (
    id uuid primary key,
    post_id uuid not null references post,
    staff_id uuid not null references staff,
    from_at timestamptz not null,
    until_at timestamptz not null check (until_at > from_at)
  );
  create index deputy_of_post on deputy (post_id, until_at);
  create index deputy_of_staff on deputy (staff_id, until_at);`;

const cases = `
  create table handling_case (
    id uuid primary key,
    complaint_id uuid not null unique,
    matter_id uuid not null,
    store_id uuid,
    region_id uuid,
    confidential boolean not null,
    level text not null check (level in ('FIRST', 'SECOND', 'MAJOR', 'ABNORMAL')),
    tier integer not null check (tier between 1 and 3),
    state text not null check (state in ('WAITING_CONTACT', 'PLANNING', 'AGREED', 'DONE', 'RESOLVED', 'SUPERSEDED')),
    abnormal_flag boolean not null,
    owner_post_id uuid not null references post,
    failed_attempts integer not null check (failed_attempts >= 0),
    accepted_at timestamptz not null,
    opened_at timestamptz not null,
    resolved_at timestamptz,
    next_due_at timestamptz,
    policy_version integer not null,
    check ((state = 'RESOLVED') = (resolved_at is not null)),
    check (state in ('WAITING_CONTACT', 'PLANNING') or next_due_at is null)
  );
  create index handling_case_matter on handling_case (matter_id);
  create unique index handling_case_open_of_matter on handling_case (matter_id) where state not in ('RESOLVED', 'SUPERSEDED');
  create index handling_case_open_of_store on handling_case (store_id, id) where state not in ('RESOLVED', 'SUPERSEDED');
  create index handling_case_open_of_region on handling_case (region_id, id) where state not in ('RESOLVED', 'SUPERSEDED');
  create index handling_case_work on handling_case (owner_post_id, (coalesce(next_due_at, 'infinity')), id)
    where state not in ('RESOLVED', 'SUPERSEDED');`;

const clocks = `
  create table deadline (
    id uuid primary key,
    case_id uuid not null references handling_case,
    kind text not null check (kind in ('CONTACT', 'PLAN')),
    generation integer not null check (generation > 0),
    armed_at timestamptz not null,
    limit_minutes integer not null check (limit_minutes > 0),
    due_at timestamptz not null check (due_at > armed_at),
    met_at timestamptz,
    cancelled_at timestamptz,
    fired_at timestamptz,
    policy_version integer not null,
    unique (case_id, kind, generation),
    -- A clock ends once: met in time, missed, or cancelled in time.
    check (fired_at is null or fired_at > due_at),
    check (met_at is null or (fired_at is null) = (met_at <= due_at)),
    check (cancelled_at is null or (met_at is null and fired_at is null and cancelled_at <= due_at))
  );
  create index deadline_due on deadline (due_at) where met_at is null and cancelled_at is null and fired_at is null;
  create unique index deadline_running on deadline (case_id, kind)
    where met_at is null and cancelled_at is null and fired_at is null;`;

const acts = `
  create table contact (
    id uuid primary key,
    case_id uuid not null references handling_case,
    reached boolean not null,
    means text not null check (means in ('PHONE', 'TEXT_MESSAGE', 'EMAIL', 'CHAT', 'LETTER', 'IN_PERSON')),
    note text,
    confirms_demand boolean,
    contacted_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff
  );
  create index contact_of_case on contact (case_id, id);

  create table plan (
    id uuid primary key,
    case_id uuid not null references handling_case,
    round integer not null check (round > 0),
    cause text not null,
    remedy text not null
      check (remedy in ('REPLACE', 'REFUND', 'COMPENSATE', 'REPAIR', 'APOLOGISE', 'IMPROVE_SERVICE', 'OTHER')),
    description text,
    state text not null check (state in ('PROPOSED', 'REPLACED', 'ACCEPTED', 'LAPSED', 'COMPENSATION_REFUSED')),
    compensation_fen bigint check (compensation_fen > 0),
    purpose text check (purpose in ('RETURN', 'EXCHANGE', 'COMPENSATION')),
    due_at timestamptz,
    proposed_at timestamptz not null,
    proposed_by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    accepted_at timestamptz,
    proof_kind text check (proof_kind in ('SIGNATURE', 'RECORDING')),
    proof_reference text,
    refusal_reason text check (refusal_reason in ('DECIDED', 'BEYOND_EVERY_AUTHORITY', 'BUDGET_NOT_SET')),
    unique (case_id, round),
    check ((compensation_fen is null) = (purpose is null)),
    check ((state in ('ACCEPTED', 'COMPENSATION_REFUSED')) = (accepted_at is not null)),
    check ((accepted_at is null) = (proof_kind is null) and (accepted_at is null) = (proof_reference is null)),
    check ((state = 'COMPENSATION_REFUSED') = (refusal_reason is not null))
  );
  create unique index plan_in_force on plan (case_id) where state in ('PROPOSED', 'ACCEPTED');

  create table ladder_step (
    id uuid primary key,
    case_id uuid not null references handling_case,
    from_tier integer not null check (from_tier between 1 and 3),
    to_tier integer not null check (to_tier between 1 and 3 and to_tier > from_tier),
    from_post_id uuid not null references post,
    to_post_id uuid not null references post,
    trigger text not null check (trigger in ('BEYOND_AUTHORITY', 'PLAN_DEADLINE_MISSED', 'PLAN_OVERDUE')),
    reason text not null,
    climbed_at timestamptz not null,
    reported_at timestamptz check (reported_at <= climbed_at),
    reported_to_id uuid references staff,
    by_id uuid references staff,
    on_behalf_of_id uuid references staff,
    check ((trigger = 'BEYOND_AUTHORITY') = (by_id is not null and reported_at is not null and reported_to_id is not null))
  );
  create index ladder_step_of_case on ladder_step (case_id, id);

  create table resolution (
    id uuid primary key,
    case_id uuid not null references handling_case,
    means text not null check (means in ('PHONE', 'TEXT_MESSAGE', 'EMAIL', 'CHAT', 'LETTER', 'IN_PERSON')),
    statement text not null,
    confirmed_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff
  );
  create index resolution_of_case on resolution (case_id);`;

const appendOnly = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name;
  end $$;
  ${['contact', 'ladder_step', 'resolution']
    .map(
      (table) => `
  create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from escalation_app;`,
    )
    .join('\n')}`;
