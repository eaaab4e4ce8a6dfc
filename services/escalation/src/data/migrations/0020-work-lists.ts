import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of a place are listed newest first, closed ones too, and running clocks in the order they are due. */
export class EscalationWorkLists1720000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index handling_case_of_store on handling_case (store_id, id);
      create index handling_case_of_region on handling_case (region_id, id);
      drop index deadline_due;
      create index deadline_due on deadline (due_at, id)
        where met_at is null and cancelled_at is null and fired_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the work lists');
  }
}
