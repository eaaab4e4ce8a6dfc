import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATE = ['handling_case', 'deadline', 'contact', 'plan', 'ladder_step', 'resolution'];
const DIRECTORY = ['staff', 'post', 'holding', 'deputy'];

/** From here on every change of a case and of who holds which post is audited. */
export class EscalationAudit1720000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...STATE, ...DIRECTORY]) {
      // Secret to whoever has not the row, so that nobody guesses a row from its digests.
      await runner.query(`alter table ${table} add column audit_salt uuid not null default gen_random_uuid()`);
      await runner.query(audited(table, 'id'));
    }
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the audit');
  }
}
