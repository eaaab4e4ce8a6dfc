import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests by hand, holds that climb and end, and books in which authority moves by entries as money does. */
export class FundBooksAndRequests1720000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(copies);
    await runner.query(requests);
    await runner.query(counters);
    await runner.query(books);
    await runner.query(entriesSoFar);
    await runner.query(budgetTransfers);
    await runner.query(audited('budget_transfer', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the books');
  }
}

/** What others own, each fact with the version it was told in. */
const copies = `
  create table directory_level (complaint_id uuid primary key, level text not null, version bigint not null);
  create table directory_matter (complaint_id uuid primary key, matter_id uuid not null, version bigint not null);
  create index directory_matter_of on directory_matter (matter_id);
  create table directory_merger (complaint_id uuid primary key, into_id uuid, version bigint not null);
  create index directory_merger_into on directory_merger (into_id);
  create table directory_customer (complaint_id uuid primary key, customer_id uuid, version bigint not null);
  create index directory_customer_of on directory_customer (customer_id);
  create table directory_case (
    complaint_id uuid primary key,
    tier smallint not null,
    is_open boolean not null,
    version bigint not null
  );
  create table directory_evidence (id uuid primary key, complaint_id uuid not null, version bigint not null);
  create table directory_withdrawn_plan (plan_id uuid primary key, withdrawn_at timestamptz not null);`;

const requests = `
  alter table disbursement
    alter column plan_id drop not null,
    drop constraint disbursement_plan_id_key,
    drop column counted,
    add column replaces_id uuid references disbursement (id),
    add column reason text,
    add column evidence_ids uuid[] not null default '{}' check (cardinality(evidence_ids) <= 20),
    add column payee_reference text,
    add column hold_number smallint not null default 1 check (hold_number > 0),
    add column hold_until timestamptz,
    add column route jsonb not null default '[]',
    add column payment_made_at timestamptz,
    add column payment_evidence_id uuid,
    add column ended_at timestamptz,
    add column ended_by uuid,
    add column ending_note text,
    add column cancellation_cause text check (cancellation_cause in ('BY_HAND', 'PLAN_WITHDRAWN')),
    drop constraint disbursement_state_check,
    add constraint disbursement_state_check
      check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'PAID', 'CANCELLED', 'REVERSED')),
    drop constraint disbursement_rejection_reason_check,
    add constraint disbursement_rejection_reason_check
      check (rejection_reason in ('DECIDED', 'BEYOND_EVERY_AUTHORITY', 'BUDGET_NOT_SET', 'EXPIRED')),
    add check (state <> 'REVERSED' or num_nulls(paid_at, paid_by, payment_channel, payment_reference) = 0),
    add check ((state = 'CANCELLED') = (cancellation_cause is not null)),
    add check ((state in ('CANCELLED', 'REVERSED')) = (ended_at is not null));
  update disbursement set hold_until = requested_at + interval '72 hours', payment_made_at = paid_at;
  alter table disbursement
    alter column hold_until set not null,
    add check ((state in ('PAID', 'REVERSED')) = (payment_made_at is not null));
  -- A plan asks once; what was paid wrongly is paid again once.
  create unique index disbursement_of_plan on disbursement (plan_id) where replaces_id is null;
  create unique index disbursement_replaces on disbursement (replaces_id) where state not in ('REJECTED', 'CANCELLED');
  create index disbursement_hold_ends on disbursement (hold_until, id) where state = 'REQUESTED';
  create index disbursement_store on disbursement (store_id, id);
  create index disbursement_region on disbursement (region_id, id);
  create index disbursement_state on disbursement (state, id);
  create index disbursement_payable on disbursement (region_id, id) where state = 'APPROVED';
  create index disbursement_paid on disbursement (payment_made_at, id) where state in ('PAID', 'REVERSED');
  create index disbursement_payment_reference on disbursement (payment_reference) where state in ('PAID', 'REVERSED');`;

/** An allowance without a limit counts too: what is above every limit is seen. */
const counters = `
  alter table allowance
    alter column limit_fen drop not null,
    add column exhausted_at timestamptz,
    drop constraint allowance_within_limit,
    add constraint allowance_within_limit check (held_fen + spent_fen <= limit_fen);
  insert into allowance (post_id, period_key, period_ends_at, limit_fen, held_fen, spent_fen)
    select approver_post_id, period_key,
           -- Of quarters alone: nothing else was without a limit.
           (make_date(left(period_key, 4)::int, right(period_key, 1)::int * 3, 1) + interval '1 month') at time zone 'Asia/Shanghai',
           null, coalesce(sum(amount_fen) filter (where state = 'REQUESTED'), 0),
           coalesce(sum(amount_fen) filter (where state in ('APPROVED', 'PAID')), 0)
    from disbursement where approver_kind = 'EXECUTIVE_PRESIDENT' group by 1, 2, 3
    on conflict do nothing;`;

const books = `
  alter table transfer
    alter column disbursement_id drop not null,
    drop constraint transfer_kind_check,
    drop constraint transfer_disbursement_id_kind_key,
    drop constraint transfer_disbursement_id_fkey,
    add constraint transfer_disbursement_id_fkey
      foreign key (disbursement_id) references disbursement (id) deferrable initially deferred,
    add constraint transfer_kind_check check (kind in (
      'HOLD', 'RELEASE', 'GRANT', 'RETURN', 'PAYMENT', 'REVERSAL', 'BUDGET', 'BUDGET_TRANSFER'
    )),
    add column sequence bigint generated always as identity,
    add column hold_number smallint,
    add column budget_transfer_id uuid,
    add column region_id uuid,
    add constraint transfer_of_disbursement check (
      (kind in ('BUDGET', 'BUDGET_TRANSFER')) = (disbursement_id is null)
    ),
    add constraint transfer_of_budget check ((kind = 'BUDGET_TRANSFER') = (budget_transfer_id is not null));
  drop index transfer_debit;
  drop index transfer_credit;
  create unique index transfer_sequence on transfer (sequence);
  create index transfer_region on transfer (region_id, sequence);
  create index transfer_debit on transfer (debit_account, sequence);
  create index transfer_credit on transfer (credit_account, sequence);
  create unique index transfer_once on transfer (disbursement_id, kind, hold_number);
  create unique index transfer_of_budget_once on transfer (budget_transfer_id);`;

/** What was held and granted before it was booked, entry by entry; and what was paid, with where it belongs. */
const entriesSoFar = `
  alter table transfer disable trigger transfer_append_only;
  update transfer set hold_number = 1, region_id = disbursement.region_id
    from disbursement where disbursement.id = transfer.disbursement_id;
  alter table transfer enable trigger transfer_append_only;
  alter table transfer add check ((disbursement_id is null) = (hold_number is null));
  insert into transfer (id, kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen, booked_at)
    select gen_random_uuid(), step.kind, of.id, 1, of.region_id,
           step.debit || ':' || of.approver_post_id || ':' || of.period_key,
           step.credit || ':' || of.approver_post_id || ':' || of.period_key,
           of.amount_fen, case step.kind when 'HOLD' then of.requested_at else of.decided_at end
    from disbursement of cross join (values
      (1, 'HOLD', 'held', 'authority'), (2, 'RELEASE', 'authority', 'held'), (3, 'GRANT', 'granted', 'held')
    ) as step (place, kind, debit, credit)
    where of.approver_post_id is not null and (
      step.kind = 'HOLD'
      or (step.kind = 'RELEASE' and of.state = 'REJECTED')
      or (step.kind = 'GRANT' and of.state in ('APPROVED', 'PAID'))
    )
    order by of.id, step.place;
  insert into transfer (id, kind, region_id, debit_account, credit_account, amount_fen, booked_at)
    select gen_random_uuid(), 'BUDGET', region_id, 'budget:' || region_id || ':' || quarter, 'funding', limit_fen, set_at
    from budget where limit_fen > 0;`;

const budgetTransfers = `
  create table budget_transfer (
    id uuid primary key,
    from_region_id uuid not null,
    to_region_id uuid not null,
    quarter text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
    amount_fen bigint not null check (amount_fen > 0),
    reason text not null,
    state text not null check (state in ('REQUESTED', 'APPROVED', 'REJECTED')),
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_on_behalf_of uuid,
    decided_at timestamptz,
    note text,
    audit_salt uuid not null default gen_random_uuid(),
    check (from_region_id <> to_region_id),
    check ((state = 'REQUESTED') = (decided_at is null))
  );
  create index budget_transfer_waiting on budget_transfer (id) where state = 'REQUESTED';
  alter table transfer add constraint transfer_budget_transfer_id_fkey
    foreign key (budget_transfer_id) references budget_transfer (id);`;
