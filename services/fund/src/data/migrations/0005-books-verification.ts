import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The books are verified by a job, and read entry by entry. */
export class FundBooksVerification1720000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(verifications);
    await runner.query(audited('books_verification', 'id'));
    await runner.query(entries);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the books');
  }
}

const verifications = `
  create table books_verification (
    id uuid primary key,
    state text not null check (state in ('WAITING', 'RUNNING', 'AGREES', 'DIFFERS', 'FAILED')),
    asked_by uuid,
    asked_at timestamptz not null,
    night_on date unique,
    attempts smallint not null,
    started_at timestamptz,
    finished_at timestamptz,
    checks_done smallint not null,
    entries bigint,
    difference jsonb,
    audit_salt uuid not null default gen_random_uuid(),
    check ((asked_by is null) = (night_on is not null)),
    check ((state = 'DIFFERS') = (difference is not null)),
    check ((state in ('WAITING', 'RUNNING')) = (finished_at is null))
  );
  -- One at a time.
  create unique index books_verification_unfinished on books_verification ((true)) where state in ('WAITING', 'RUNNING');`;

/** Accounts are compared by their signs, whatever the language of the database. What is seldom booked is found without going through all that is booked often. */
const entries = `
  alter table transfer
    alter column debit_account type text collate "C",
    alter column credit_account type text collate "C";
  create index transfer_seldom on transfer (kind, sequence) where kind in ('RETURN', 'REVERSAL', 'BUDGET', 'BUDGET_TRANSFER');
  create index transfer_booked on transfer using brin (booked_at);`;
