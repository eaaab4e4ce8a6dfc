import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work went by what is no longer so, because somebody else was quicker: nothing of it is done, and it is begun again. A class
 * of SQLSTATE that nobody else uses.
 */
export const OVERTAKEN = 'OT001';

/** `break_off(state, what)` in a statement ends its transaction with an SQLSTATE, where the statement finds what must not be. */
export class KitBreakOff1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function break_off(state text, what text) returns void language plpgsql as $$
      begin
        raise exception '%', what using errcode = state;
      end $$`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back while statements break off');
  }
}
