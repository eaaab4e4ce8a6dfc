import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who filed a complaint by a token of their own, and how often the public did what is limited lately. */
export class IntakeFiling1720000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table complaint add column filed_by_id uuid;
      create index complaint_of_filer on complaint (filed_by_id, accepted_at desc, id desc) where filed_by_id is not null;

      create table attempt_window (
        mark bytea primary key check (octet_length(mark) = 32),
        attempted_at timestamptz[] not null,
        forget_at timestamptz not null
      );
      create index attempt_window_over on attempt_window (forget_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('who filed a complaint is not forgotten');
  }
}
