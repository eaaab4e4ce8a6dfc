import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the fund keeps: copies of the directory, disbursements, counters, budgets, books. */
export class FundTables1720000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(directory);
    await runner.query(disbursements);
    await runner.query(counters);
    await runner.query(books);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the first tables');
  }
}

const directory = `
  create index directory_post_place on directory_post (kind, (coalesce(store_id, region_id)));
  create index directory_post_region on directory_post (region_id);

  create table directory_complaint (
    id uuid primary key,
    store_id uuid,
    region_id uuid,
    confidential boolean not null,
    version bigint not null
  );`;

const disbursements = `
  create table disbursement (
    id uuid primary key,
    plan_id uuid not null unique,
    complaint_id uuid not null,
    store_id uuid,
    region_id uuid,
    level text not null check (level in ('FIRST', 'SECOND', 'MAJOR', 'ABNORMAL')),
    owner_tier smallint not null check (owner_tier in (1, 2, 3)),
    proposer_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    purpose text not null check (purpose in ('RETURN', 'EXCHANGE', 'COMPENSATION')),
    state text not null check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'PAID')),
    approver_post_id uuid,
    approver_kind text check (approver_kind in (
      'STORE_MANAGER', 'REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT', 'EXECUTIVE_PRESIDENT'
    )),
    period_key text,
    counted boolean not null,
    policy_version integer not null check (policy_version > 0),
    requested_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    decided_on_behalf_of uuid,
    rejection_reason text check (rejection_reason in ('DECIDED', 'BEYOND_EVERY_AUTHORITY', 'BUDGET_NOT_SET')),
    note text,
    paid_at timestamptz,
    paid_by uuid,
    payment_channel text check (payment_channel in ('CASH', 'BANK_TRANSFER', 'WECHAT_PAY', 'ALIPAY', 'STORE_CREDIT')),
    payment_reference text,
    check ((approver_post_id is null) = (approver_kind is null) and (approver_post_id is null) = (period_key is null)),
    check (state = 'REJECTED' or approver_post_id is not null),
    check ((state = 'REJECTED') = (rejection_reason is not null)),
    check (state not in ('APPROVED', 'PAID') or (decided_at is not null and decided_by is not null)),
    check (state <> 'PAID' or num_nulls(paid_at, paid_by, payment_channel, payment_reference) = 0)
  );
  create index disbursement_complaint on disbursement (complaint_id);
  create index disbursement_pending on disbursement (approver_post_id, id) where state = 'REQUESTED';
  create index disbursement_period on disbursement (approver_post_id, period_key);`;

const counters = `
  create table allowance (
    post_id uuid not null,
    period_key text not null,
    period_ends_at timestamptz not null,
    limit_fen bigint not null,
    held_fen bigint not null check (held_fen >= 0),
    spent_fen bigint not null check (spent_fen >= 0),
    primary key (post_id, period_key),
    constraint allowance_within_limit check (held_fen + spent_fen <= limit_fen)
  ) with (fillfactor = 50);

  create table budget (
    region_id uuid not null,
    quarter text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
    limit_fen bigint not null check (limit_fen >= 0),
    set_by uuid not null,
    set_at timestamptz not null,
    primary key (region_id, quarter)
  );`;

const books = `
  create table transfer (
    id uuid primary key,
    disbursement_id uuid not null references disbursement (id),
    kind text not null check (kind in ('PAYMENT')),
    debit_account text not null,
    credit_account text not null,
    amount_fen bigint not null check (amount_fen > 0),
    booked_at timestamptz not null,
    unique (disbursement_id, kind),
    check (debit_account <> credit_account)
  );
  create index transfer_debit on transfer (debit_account, booked_at);
  create index transfer_credit on transfer (credit_account, booked_at);

  create function refuse_change_of_books() returns trigger language plpgsql as $$
  begin
    raise exception 'the books are append-only' using errcode = 'restrict_violation';
  end $$;
  create trigger transfer_append_only before update or delete on transfer
    for each row execute function refuse_change_of_books();
  create trigger transfer_never_emptied before truncate on transfer
    for each statement execute function refuse_change_of_books();
  revoke update, delete, truncate on transfer from fund_app;`;
