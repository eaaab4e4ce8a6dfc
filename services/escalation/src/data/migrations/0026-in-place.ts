import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `state not in ('RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT', 'SUPERSEDED', 'MERGED')`;

/**
 * A case whose next due instant changes is changed in its place: no index holds that instant, and its page has room. With
 * it every index of the table would have to be told of every clock that runs out.
 */
export class EscalationInPlace1720000000360 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table handling_case set (fillfactor = 85);
      -- A clock that ran out leaves its entry at the front of the index of what is due until vacuum takes it away, and every
      -- look passes over it.
      alter table deadline set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
      drop index handling_case_work;
      create index handling_case_work on handling_case (owner_post_id, urgency_rank, id) where ${OPEN};`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from cases changed in place');
  }
}
