import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { causeOf } from './data-source.js';

/**
 * The audit: one row for every change of a row in an audited table, written by the database in the same transaction.
 * It says who, on whose behalf, in which operation and request, and holds digests of the row before and after, never the
 * row itself. Nobody can write it by hand, change it or take from it.
 */
export class KitAudit1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit (
        sequence bigint generated always as identity primary key,
        audited_at timestamptz not null,
        actor_id text,
        on_behalf_of text,
        operation text not null,
        request_id text,
        reason text,
        table_name text not null,
        row_key text not null,
        change text not null check (change in ('INSERT', 'UPDATE', 'DELETE')),
        before_digest text,
        after_digest text,
        check ((change = 'INSERT') = (before_digest is null)),
        check ((change = 'DELETE') = (after_digest is null))
      );
      create index audit_row on audit (table_name, row_key, sequence);

      create function audit_digest(held jsonb) returns text language sql immutable
        return encode(sha256(convert_to(held::text, 'UTF8')), 'hex');

      -- Its arguments are the columns of the audited table's key.
      create function audit_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        cause jsonb := coalesce(nullif(current_setting('complaints.cause', true), '')::jsonb, '{}');
        before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
        after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
        key text;
      begin
        if before is not distinct from after then return null; end if;
        select string_agg(coalesce(after, before) ->> col, ' ' order by place) into key
          from unnest(tg_argv) with ordinality as keys (col, place);
        insert into audit (audited_at, actor_id, on_behalf_of, operation, request_id, reason, table_name, row_key, change,
                           before_digest, after_digest)
        values (now(), cause ->> 'actorId', cause ->> 'onBehalfOf', coalesce(cause ->> 'operation', 'by hand as ' || session_user),
                cause ->> 'traceId', cause ->> 'reason', tg_table_name, key, tg_op, audit_digest(before), audit_digest(after));
        return null;
      end $$;

      create function refuse_change_of_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit is append-only' using errcode = 'restrict_violation';
      end $$;
      create trigger audit_append_only before update or delete on audit
        for each row execute function refuse_change_of_audit();
      create trigger audit_never_emptied before truncate on audit
        for each statement execute function refuse_change_of_audit();
    `);
    await revoke(runner, 'insert, update, delete, truncate', 'audit');
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the audit');
  }
}

/** Takes rights on a table from everybody but its owner, to whom default privileges have given them. */
export async function revoke(runner: QueryRunner, rights: string, table: string): Promise<void> {
  const holders: { name: string }[] = await runner.query(
    `select distinct grantee as name from information_schema.role_table_grants
     where table_schema = 'public' and table_name = $1 and grantee <> current_user and grantee <> 'PUBLIC'`,
    [table],
  );
  for (const { name } of holders)
    await runner.query(`revoke ${rights} on ${table} from "${name.replaceAll('"', '""')}"`);
}

/** The statement, for a migration, by which every change of a table's rows is audited. */
export const audited = (table: string, ...keyColumns: readonly string[]): string =>
  `create trigger audited after insert or update or delete on ${table}
   for each row execute function audit_change(${keyColumns.map((column) => `'${column}'`).join(', ')});`;

/** What only the action knows of why it changes things. */
export interface Grounds {
  /** The holder deputised for. */
  onBehalfOf?: string | null;
  /** Why, in the actor's words or a code. */
  reason?: string | null;
}

/** Adds to the audit of everything that the rest of the transaction changes. */
export async function attribute(em: EntityManager, grounds: Grounds): Promise<void> {
  await em.query(`select set_config('complaints.cause', $1, true)`, [JSON.stringify({ ...causeOf(em), ...grounds })]);
}
