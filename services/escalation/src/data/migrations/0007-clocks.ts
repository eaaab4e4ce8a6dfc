import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks of every kind, cases that end otherwise than resolved, and what else a case is handled by. */
export class EscalationClocks1720000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [cases, indexes, clocks, plans, contacts, acts, news]) await runner.query(statement);
    await runner.query(audited('case_act', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from clocks of every kind');
  }
}

const words = (list: readonly string[]) => list.map((word) => `'${word}'`).join(', ');
const STANDING = ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE', 'AGREED', 'DONE'];
const ENDED = ['RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT', 'SUPERSEDED', 'MERGED'];
const OPEN = `state not in (${words(ENDED)})`;
const FAILURES = words(['PLAN_DEADLINE_MISSED', 'PLAN_OVERDUE', 'OUTCOME_DISSATISFIED']);

const cases = `
  alter table handling_case
    add column reachable boolean not null default true,
    add column accused_staff_ids uuid[] not null default '{}',
    add column source text check (source in ('PRESIDENT', 'SPOKESPERSON', 'MAILBOX', 'STORE', 'PUBLIC_WEB', 'MEDIA',
      'CONSUMER_ASSOCIATION', 'AUTHORITY')),
    add column urgency text not null default 'NORMAL' check (urgency in ('URGENT', 'IMPORTANT', 'NORMAL')),
    add column urgency_rank smallint not null
      generated always as (case urgency when 'URGENT' then 0 when 'IMPORTANT' then 1 else 2 end) stored,
    add column nature_code text check (nature_code ~ '^[A-Za-z0-9_.-]{1,80}$'),
    add column setback text check (setback in (${FAILURES})),
    add column outcome_at timestamptz,
    add column emergency_at timestamptz,
    add column unreachable_cause text check (unreachable_cause in ('ATTEMPTS', 'NO_CONTACT')),
    add column closed_at timestamptz,
    drop constraint handling_case_state_check,
    add constraint handling_case_state_check check (state in (${words([...STANDING, ...ENDED])})),
    drop constraint handling_case_merged_from_check,
    add constraint handling_case_merged_from_check check (merged_from in (${words(STANDING)})),
    drop constraint handling_case_check1,
    add constraint handling_case_no_clock_at_the_end check (${OPEN} or next_due_at is null),
    add constraint handling_case_closed check
      ((state in ('CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT')) = (closed_at is not null));`;

const indexes = `
  drop index handling_case_open_of_matter, handling_case_open_of_store, handling_case_open_of_region, handling_case_work;
  create unique index handling_case_open_of_matter on handling_case (matter_id) where ${OPEN};
  create index handling_case_open_of_store on handling_case (store_id, id) where ${OPEN};
  create index handling_case_open_of_region on handling_case (region_id, id) where ${OPEN};
  create index handling_case_work on handling_case (owner_post_id, urgency_rank, (coalesce(next_due_at, 'infinity')), id)
    where ${OPEN};`;

const clocks = `
  alter table deadline
    add column subject text not null default '' check (subject ~ '^[A-Za-z0-9_-]{0,64}$'),
    alter column limit_minutes drop not null,
    add column limit_working_days integer check (limit_working_days > 0),
    add column calendar_code text check (calendar_code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    add column warnings_at timestamptz[] not null default '{}',
    add column next_warning_at timestamptz,
    add check (limit_minutes is null or limit_working_days is null),
    drop constraint deadline_kind_check,
    add constraint deadline_kind_check check (kind in (${words([
      'CONTACT',
      'FIRST_ANSWER',
      'PLAN',
      'DELIVERY',
      'TASK',
      'EMERGENCY',
      'REFERRAL',
      'STATUTORY',
    ])})),
    drop constraint deadline_case_id_kind_generation_key,
    add unique (case_id, kind, subject, generation);
  drop index deadline_running;
  create unique index deadline_running on deadline (case_id, kind, subject)
    where met_at is null and cancelled_at is null and fired_at is null;
  create index deadline_warning on deadline (next_warning_at)
    where next_warning_at is not null and met_at is null and cancelled_at is null and fired_at is null;`;

const IN_FORCE = words(['ACCEPTED', 'COMPENSATION_REFUSED', 'OVERDUE', 'UNDONE']);

const plans = `
  alter table plan
    add column stated_by_id uuid references staff,
    add column paid_at timestamptz,
    drop constraint plan_state_check,
    add constraint plan_state_check check (state in ('PROPOSED', 'REPLACED', 'STATED', 'ACCEPTED', 'OBJECTED', 'LAPSED',
      'COMPENSATION_REFUSED', 'OVERDUE', 'UNDONE')),
    drop constraint plan_proof_kind_check,
    add constraint plan_proof_kind_check check (proof_kind in ('SIGNATURE', 'RECORDING', 'ANSWERED_LINK', 'STATEMENT')),
    drop constraint plan_check1,
    drop constraint plan_check2,
    add constraint plan_accepted check ((state in (${IN_FORCE})) = (accepted_at is not null)),
    add constraint plan_proven check
      ((state in ('STATED', ${IN_FORCE})) = (proof_kind is not null) and (proof_kind is null) = (proof_reference is null)),
    add constraint plan_stated check ((proof_kind = 'STATEMENT') = (stated_by_id is not null));
  drop index plan_in_force;
  create unique index plan_in_force on plan (case_id) where state in ('PROPOSED', 'STATED', 'ACCEPTED');`;

const contacts = `
  alter table contact
    add column person text not null default 'CUSTOMER' check (person in ('CUSTOMER', 'REPRESENTATIVE', 'OTHER')),
    add column expected_at timestamptz,
    add column we_said text,
    add column customer_said text,
    add check ((we_said is null) = (customer_said is null));
  -- What both sides said is erased as the note is.
  create or replace function refuse_all_but_erasure() returns trigger language plpgsql as $$
  declare
    before jsonb := to_jsonb(old) - 'audit_salt';
    after jsonb := to_jsonb(new) - 'audit_salt';
    word text;
    erased boolean := false;
  begin
    if tg_op = 'UPDATE' then
      foreach word in array tg_argv loop
        if after ->> word = '[erased]' then
          before := before - word;
          after := after - word;
          erased := true;
        end if;
      end loop;
      if erased and before = after then
        return new;
      end if;
    end if;
    raise exception '% is append-only', tg_table_name;
  end $$;
  drop trigger contact_append_only on contact;
  create trigger contact_append_only before update or delete on contact
    for each row execute function refuse_all_but_erasure('note', 'we_said', 'customer_said');
  grant update (we_said, customer_said) on contact to escalation_app;`;

const acts = `
  create table case_act (
    id uuid primary key,
    case_id uuid not null references handling_case,
    kind text not null check (kind in ('FLAG_RAISED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT', 'REOPENED')),
    reason text not null,
    acted_at timestamptz not null,
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index case_act_of_case on case_act (case_id, id);
  create trigger case_act_append_only before update or delete on case_act
    for each row execute function refuse_all_but_erasure('reason');
  create trigger case_act_not_truncated before truncate on case_act for each statement execute function refuse_change();
  revoke update, delete, truncate on case_act from escalation_app;
  grant update (reason, audit_salt) on case_act to escalation_app;`;

/** Unaudited, as what is heard of a complaint otherwise. */
const news = `
  alter table complaint_news
    drop constraint complaint_news_kind_check,
    add constraint complaint_news_kind_check
      check (kind in ('LEVEL', 'PLACE', 'MATTER', 'STANDING', 'CLASSIFICATION'));
  create table complaint_parties (
    complaint_id uuid primary key,
    reachable boolean not null,
    accused_staff_ids uuid[] not null,
    version bigint not null
  );`;
