import { createHash } from 'node:crypto';
import { Envelope, type Told } from '@complaints/contracts';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { z } from 'zod';
import type { TestService } from './test-service.js';

/** What the audit of any service says, judged by what its tables hold. */

/** What needs no audit in any service: how events travel, the keys of clients, and the audit itself. */
export const OF_THE_KIT = [
  ...['aggregate_version', 'awaited_event', 'dead_letter', 'delivery_attempt', 'inbox', 'outbox', 'outbox_epoch'],
  ...['idempotency_key', 'audit', 'migration'],
];

interface Table {
  name: string;
  key: string[];
  isAudited: boolean;
  isSalted: boolean;
}

/** Every table by the database's own catalogue; a partition counts as its table. */
export const tablesOf = ({ dataSource }: TestService): Promise<Table[]> =>
  dataSource.query(`
    select c.relname as name,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
            where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)) as key,
      (select count(*) = 3 from pg_trigger
       where tgrelid = c.oid and tgname in ('audited_insert', 'audited_update', 'audited_delete') and tgenabled = 'O') as "isAudited",
      exists (select from pg_attribute where attrelid = c.oid and attname = 'audit_salt' and attnotnull) as "isSalted"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);

/** The digest of every audited row, by its table and key. */
async function digestsOf(service: TestService): Promise<Map<string, string>> {
  const selects = (await tablesOf(service))
    .filter(({ isAudited }) => isAudited)
    .map(
      ({ name, key }) =>
        `select '${name} ' || concat_ws(' ', ${key.join(', ')}) as row, to_jsonb(held.*)::text as held from ${name} held`,
    );
  const rows: { row: string; held: string }[] =
    selects.length > 0 ? await service.dataSource.query(selects.join(' union all ')) : [];
  return new Map(rows.map(({ row, held }) => [row, createHash('sha256').update(held).digest('hex')]));
}

/** A row of the audit, in the names of its columns. */
export interface AuditRow {
  actor_id: string | null;
  on_behalf_of: string | null;
  operation: string;
  request_id: string | null;
  reason: string | null;
  table_name: string;
  row_key: string;
  change: string;
  before_digest: string | null;
  after_digest: string | null;
}

/**
 * Does a thing and answers what the audit says of it, sure that this is all that happened: said again over the rows as
 * they were, change by change, it makes the rows as they are.
 */
export async function auditOf<Answer>(service: TestService, act: () => Promise<Answer>) {
  const held = await digestsOf(service);
  const [{ last }] = await service.dataSource.query('select coalesce(max(sequence), 0) as last from audit');
  const answer = await act();
  const audit = 'select * from audit where sequence > $1 order by sequence';
  const rows: AuditRow[] = await service.dataSource.query(audit, [last]);
  for (const { table_name, row_key, before_digest, after_digest } of rows) {
    const row = `${table_name} ${row_key}`;
    expect(before_digest).toBe(held.get(row) ?? null);
    if (after_digest === null) held.delete(row);
    else held.set(row, after_digest);
  }
  expect(held).toEqual(await digestsOf(service));
  return { answer, rows };
}

/** Who did what to how many rows, and why; what is not said was nobody, for nobody, without a reason. */
export interface Deed {
  operation: string;
  actorId?: string | null;
  onBehalfOf?: string;
  reason?: string;
  /** Any one request of its own when not said. */
  requestId?: string | null;
  /** By change and table: `INSERT contact`. */
  changes: Record<string, number>;
}

/** Holds the audit of one thing done against what it must be. */
export function expectDeed(rows: readonly AuditRow[], deed: Deed): void {
  const { operation, actorId = null, onBehalfOf = null, reason = null, requestId, changes } = deed;
  const request_id = requestId === undefined ? expect.stringMatching(/^[\da-f-]{36}$/) : requestId;
  const said = { operation, actor_id: actorId, on_behalf_of: onBehalfOf, reason, request_id };
  for (const row of rows) expect(row).toMatchObject({ ...said, request_id: rows[0]?.request_id });
  if (rows[0]) expect(rows[0]).toMatchObject(said);
  const counted = Map.groupBy(rows, ({ change, table_name }) => `${change} ${table_name}`);
  expect(Object.fromEntries([...counted].map(([change, { length }]) => [change, length]))).toEqual(changes);
}

/** The version of the event heard last; high, so that each is newer than what was heard before. */
let newest = 100;

/** Hears an event that somebody's request caused elsewhere, and holds the audit of its effect against what it must be. */
export async function expectEffect(service: TestService, told: Told, deed: Pick<Deed, 'changes' | 'reason'>) {
  const { type, payload } = told;
  newest += 1;
  const cause = { actorId: uuidv7(), traceId: uuidv7() };
  const envelope = z.encode(Envelope, {
    ...cause,
    id: uuidv7(),
    subject: type.subject,
    aggregateType: type.aggregateType,
    aggregateId: type.aggregateIdOf(payload),
    version: newest,
    occurredAt: service.clock.now(),
    payload: z.encode(type.shape, payload),
  });
  const { answer, rows } = await auditOf(service, () => service.consume(JSON.stringify(envelope), 1));
  expect(answer).toEqual({ kind: 'HANDLED' });
  expectDeed(rows, { operation: type.subject, actorId: cause.actorId, requestId: cause.traceId, ...deed });
}

/** Sure that the audit holds none of these words, although the tables hold each. */
export async function expectNoneInClear(service: TestService, words: Record<string, string[]>): Promise<void> {
  const said: { row: string }[] = await service.dataSource.query('select to_jsonb(audit)::text as row from audit');
  expect(said.length).toBeGreaterThan(0);
  for (const [table, ofTable] of Object.entries(words)) {
    const held = JSON.stringify(
      await service.dataSource.query(`select to_jsonb(held.*)::text as row from ${table} held`),
    );
    for (const word of ofTable) {
      expect({ table, word, isHeld: held.includes(word) }).toMatchObject({ isHeld: true });
      expect(said.filter(({ row }) => row.includes(word))).toEqual([]);
    }
  }
}
