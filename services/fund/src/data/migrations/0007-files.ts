import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists that are taken away, statements that are held against the books, and the one-time addresses of both. */
export class FundFiles1720000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(links);
    await runner.query(exported);
    await runner.query(reconciliations);
    await runner.query(settled);
    for (const table of ['settlement_export', 'reconciliation']) await runner.query(audited(table, 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the files');
  }
}

const CHANNELS = `('CASH', 'BANK_TRANSFER', 'WECHAT_PAY', 'ALIPAY', 'STORE_CREDIT')`;

const links = `
  create table file_link (
    id uuid primary key,
    purpose text not null check (purpose in ('EXPORT', 'STATEMENT')),
    subject_id uuid not null,
    token_digest bytea not null unique check (length(token_digest) = 32),
    made_for_id uuid not null,
    on_behalf_of_id uuid,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index file_link_expired on file_link (expires_at);`;

const exported = `
  create table settlement_export (
    id uuid primary key,
    format text not null check (format in ('CSV', 'XLSX')),
    from_at timestamptz not null,
    until_at timestamptz not null,
    region_id uuid,
    store_id uuid,
    channel text check (channel in ${CHANNELS}),
    requested_by uuid not null,
    requested_on_behalf_of uuid,
    requested_at timestamptz not null,
    -- What the list came to when it was last handed out whole.
    handed_out_at timestamptz,
    line_count bigint check (line_count >= 0),
    sum_fen bigint,
    audit_salt uuid not null default gen_random_uuid(),
    check (from_at < until_at),
    check (num_nulls(handed_out_at, line_count, sum_fen) in (0, 3))
  );`;

/** Of a line of a statement nothing is kept but its number, reference, amount and time. */
const reconciliations = `
  create table reconciliation (
    id uuid primary key,
    channel text not null check (channel in ${CHANNELS}),
    region_id uuid,
    from_at timestamptz not null,
    until_at timestamptz not null,
    columns jsonb not null,
    paid_is_negative boolean,
    file_name text not null,
    state text not null check (state in ('AWAITED', 'READING', 'MATCHING', 'DONE', 'REFUSED')),
    fault text check (
      fault in ('UPLOAD_BROKEN', 'NEVER_CAME', 'TOO_LARGE', 'TOO_MANY_LINES', 'NOT_CSV', 'COLUMNS_MISSING')
    ),
    attempt integer not null default 0 check (attempt >= 0),
    upload_began_at timestamptz,
    awaited_until timestamptz not null,
    line_count integer check (line_count >= 0),
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    read_at timestamptz,
    gathered_after jsonb,
    gathered_at timestamptz,
    slices integer check (slices > 0),
    slices_judged integer not null default 0 check (slices_judged >= 0),
    tallies jsonb,
    done_at timestamptz,
    started_by uuid not null,
    started_on_behalf_of uuid,
    started_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    check (from_at < until_at),
    check ((state = 'READING') = (upload_began_at is not null)),
    check ((state in ('MATCHING', 'DONE')) = (read_at is not null)),
    check (num_nulls(line_count, sha256, read_at) in (0, 3)),
    check (num_nulls(gathered_at, slices) in (0, 2)),
    check ((state = 'DONE') = (done_at is not null)),
    check (num_nulls(done_at, tallies) in (0, 2)),
    check (state <> 'REFUSED' or fault is not null)
  );
  create index reconciliation_to_match on reconciliation (read_at) where state = 'MATCHING';
  create index reconciliation_awaited on reconciliation (awaited_until) where state in ('AWAITED', 'READING');
  create index reconciliation_region on reconciliation (region_id, id);

  create table reconciliation_line (
    id bigint generated always as identity primary key,
    reconciliation_id uuid not null references reconciliation (id),
    -- Null of an entry of the books that no line has met.
    line_number integer check (line_number > 0),
    reference text,
    reference_hash integer generated always as (hashtext(reference)) stored,
    amount_fen bigint,
    made_at timestamptz,
    fault text check (fault in (
      'REFERENCE_MISSING', 'REFERENCE_UNREADABLE', 'AMOUNT_MISSING', 'AMOUNT_UNREADABLE', 'DIRECTION_UNREADABLE',
      'INSTANT_MISSING', 'INSTANT_UNREADABLE', 'OUT_OF_SPAN', 'ROW_UNREADABLE'
    )),
    disbursement_id uuid references disbursement (id),
    booked_fen bigint,
    booked_at timestamptz,
    result text check (
      result in ('MATCHED', 'AMOUNT_DIFFERS', 'NOT_IN_BOOKS', 'NOT_ON_STATEMENT', 'TWICE', 'UNREADABLE')
    ),
    check (num_nulls(line_number, disbursement_id) < 2),
    check (num_nulls(disbursement_id, booked_fen, booked_at) in (0, 3)),
    check ((fault is not null) = (result is not distinct from 'UNREADABLE')),
    check (line_number is null or fault is not null or num_nulls(reference, amount_fen, made_at) = 0)
  );
  create unique index reconciliation_line_of_books on reconciliation_line (reconciliation_id, disbursement_id, booked_fen)
    where line_number is null;
  create index reconciliation_line_slice on reconciliation_line (reconciliation_id, reference_hash);
  create index reconciliation_line_amiss on reconciliation_line (reconciliation_id, id)
    where result <> 'MATCHED';
  create index reconciliation_line_of on reconciliation_line (reconciliation_id, result) include (amount_fen, booked_fen);
  create index reconciliation_line_reference on reconciliation_line (reference);`;

/** By which what was settled is listed. */
const settled = `
  create index disbursement_paid_by on disbursement (payment_channel, payment_made_at, id)
    where state in ('PAID', 'REVERSED');
  create index disbursement_reversed on disbursement (ended_at, id) where state = 'REVERSED';`;
