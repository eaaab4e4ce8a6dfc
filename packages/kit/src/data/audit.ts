import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { causeOf, pipelined, SAY_CAUSE } from './transact.js';

const COLUMNS = `audited_at, actor_id, on_behalf_of, operation, request_id, reason, table_name, row_key, change,
  before_digest, after_digest`;
const COMMON =
  'common.audited_at, common.actor_id, common.on_behalf_of, common.operation, common.request_id, common.reason';

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

      create function audit_key(held jsonb, columns text[]) returns text language sql immutable
        return (select string_agg(held ->> col, ' ' order by place) from unnest(columns) with ordinality as key (col, place));

      -- Its arguments are the columns of the audited table's key, which never change. Instants stand in UTC in a digest,
      -- wherever the session is.
      create function audit_change() returns trigger
        language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
      declare
        cause jsonb := coalesce(nullif(current_setting('complaints.cause', true), '')::jsonb, '{}');
        common audit;
      begin
        common.audited_at := now();
        common.actor_id := cause ->> 'actorId';
        common.on_behalf_of := cause ->> 'onBehalfOf';
        common.operation := coalesce(cause ->> 'operation', 'by hand as ' || session_user);
        common.request_id := cause ->> 'traceId';
        common.reason := cause ->> 'reason';
        if tg_op = 'INSERT' then
          insert into audit (${COLUMNS}) select ${COMMON}, tg_table_name, audit_key(held, tg_argv), tg_op, null, audit_digest(held)
            from (select to_jsonb(new_rows) as held from new_rows) as after;
        elsif tg_op = 'DELETE' then
          insert into audit (${COLUMNS}) select ${COMMON}, tg_table_name, audit_key(held, tg_argv), tg_op, audit_digest(held), null
            from (select to_jsonb(old_rows) as held from old_rows) as before;
        else
          insert into audit (${COLUMNS})
            select ${COMMON}, tg_table_name, after.key, tg_op, audit_digest(before.held), audit_digest(after.held)
            from (select held, audit_key(held, tg_argv) as key from (select to_jsonb(old_rows) as held from old_rows) as o) as before
            join (select held, audit_key(held, tg_argv) as key from (select to_jsonb(new_rows) as held from new_rows) as n) as after
              using (key)
            where before.held is distinct from after.held;
        end if;
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

/** The statements, for a migration, by which every change of a table's rows is audited; a trigger may name only what its kind has. */
export const audited = (table: string, ...keyColumns: readonly string[]): string =>
  [
    ['insert', 'new table as new_rows'],
    ['update', 'old table as old_rows new table as new_rows'],
    ['delete', 'old table as old_rows'],
  ]
    .map(
      ([change, rows]) => `create trigger audited_${change} after ${change} on ${table} referencing ${rows}
        for each statement execute function audit_change(${keyColumns.map((column) => `'${column}'`).join(', ')});`,
    )
    .join('\n');

/** What only the action knows of why it changes things. */
export interface Grounds {
  /** The holder deputised for. */
  onBehalfOf?: string | null;
  /** Why, in the actor's words or a code. */
  reason?: string | null;
}

/** Adds to the audit of everything that the rest of the transaction changes. */
export const attribute = (em: EntityManager, grounds: Grounds): void =>
  pipelined(em, SAY_CAUSE, [JSON.stringify({ ...causeOf(em), ...grounds })]);
