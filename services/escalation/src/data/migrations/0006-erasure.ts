import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people wrote about a person who is erased goes, from append-only tables too; nothing else there may change. */
export class EscalationErasure1720000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_all_but_erasure() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) ->> tg_argv[0] = '[erased]'
          and to_jsonb(new) - tg_argv[0] - 'audit_salt' = to_jsonb(old) - tg_argv[0] - 'audit_salt' then
          return new;
        end if;
        raise exception '% is append-only', tg_table_name;
      end $$;`);
    for (const [table, column] of Object.entries(WORDS)) {
      await runner.query(`
        drop trigger ${table}_append_only on ${table};
        create trigger ${table}_append_only before update or delete on ${table}
          for each row execute function refuse_all_but_erasure('${column}');
        grant update (${column}, audit_salt) on ${table} to escalation_app;`);
    }
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from erased words');
  }
}

/** The column of each append-only table that holds words. */
const WORDS = { contact: 'note', ladder_step: 'reason', resolution: 'statement' };
