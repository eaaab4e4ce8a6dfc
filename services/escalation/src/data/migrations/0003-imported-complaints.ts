import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which complaints intake brought in as closed history: they have no case, but a later one may come back to them. */
export class EscalationImportedComplaints1720000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table imported_complaint (complaint_id uuid primary key)');
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the imported complaints');
  }
}
