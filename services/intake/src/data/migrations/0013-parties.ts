import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which members of staff a complaint is about. */
export class IntakeParties1720000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table complaint
        add column accused_staff_ids uuid[] not null default '{}' check (cardinality(accused_staff_ids) <= 20)
    `);
  }

  async down(): Promise<void> {
    throw new Error('whom complaints were about is not forgotten');
  }
}
