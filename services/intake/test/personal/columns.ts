import type { TestService } from '@complaints/kit/testing';

/** Types of which no value can hold a word. */
const WORDLESS = [
  ...['uuid', 'boolean', 'smallint', 'integer', 'bigint', 'double precision', 'numeric', 'date', 'interval'],
  ...[
    'timestamp with time zone',
    'timestamp with time zone[]',
    'time without time zone',
    'bigint[]',
    'uuid[]',
    'integer[]',
  ],
];

/** Every column that can hold words, `table.column`, by the database's own catalogue; a partition counts as its table. */
export async function columnsWithWords({ dataSource }: TestService): Promise<string[]> {
  const rows: { name: string; type: string }[] = await dataSource.query(`
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by 1`);
  return rows.filter(({ type }) => !WORDLESS.includes(type)).map(({ name }) => name);
}

/** Every row of every table as text, whatever its types. */
export async function everyRow({ dataSource }: TestService): Promise<{ table: string; row: string }[]> {
  const tables: { name: string }[] = await dataSource.query(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`);
  const rows: { table: string; row: string }[] = [];
  for (const { name } of tables)
    rows.push(...(await dataSource.query(`select '${name}' as table, to_jsonb(held)::text as row from ${name} held`)));
  return rows;
}
