import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEYS = {
  disbursement: ['id'],
  transfer: ['id'],
  allowance: ['post_id', 'period_key'],
  budget: ['region_id', 'quarter'],
};

/** From here on every change of money and of what may be spent is audited. */
export class FundAudit1720000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of Object.entries(KEYS)) {
      // Secret to whoever has not the row, so that nobody guesses a row from its digests.
      await runner.query(`alter table ${table} add column audit_salt uuid not null default gen_random_uuid()`);
      await runner.query(audited(table, ...key));
    }
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the audit');
  }
}
