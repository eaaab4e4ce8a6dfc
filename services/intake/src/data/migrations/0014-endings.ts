import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A complaint that was closed may go on: which of the ends of its case was heard last, up to when plans that were proposed
 * stand no more, and one rating for each time that it was closed.
 */
export class IntakeEndings1720000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table complaint
        add column case_version integer not null default 0 check (case_version >= 0),
        add column offers_lapsed_at timestamptz;
      alter table rating drop constraint rating_complaint_id_key;
      create index rating_of_complaint on rating (complaint_id, rated_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('what went on after it was closed is not closed again');
  }
}
