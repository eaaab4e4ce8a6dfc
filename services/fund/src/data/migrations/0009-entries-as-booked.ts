import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Entries are read in the order in which they were booked, whatever of them is looked for; what is seldom booked without going
 * through all that is booked often.
 */
export class FundEntriesAsBooked1720000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index transfer_booked, transfer_region, transfer_debit, transfer_credit, transfer_seldom;
      create index transfer_booked on transfer (booked_at, sequence);
      create index transfer_region on transfer (region_id, booked_at, sequence);
      create index transfer_debit on transfer (debit_account, booked_at, sequence);
      create index transfer_credit on transfer (credit_account, booked_at, sequence);
      create index transfer_seldom on transfer (kind, booked_at, sequence)
        where kind in ('RETURN', 'REVERSAL', 'BUDGET', 'BUDGET_TRANSFER');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index transfer_booked, transfer_region, transfer_debit, transfer_credit, transfer_seldom;
      create index transfer_booked on transfer using brin (booked_at);
      create index transfer_region on transfer (region_id, sequence);
      create index transfer_debit on transfer (debit_account, sequence);
      create index transfer_credit on transfer (credit_account, sequence);
      create index transfer_seldom on transfer (kind, sequence)
        where kind in ('RETURN', 'REVERSAL', 'BUDGET', 'BUDGET_TRANSFER');`);
  }
}
