import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Inserts any number of rows of one table in one statement: they travel as one JSON text, which Postgres takes apart. */
export async function insertMany<Row extends ObjectLiteral>(
  em: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { columns, tablePath } = em.connection.getMetadata(entity);
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  const given = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.databaseName, asJson(column.getEntityValue(row))])),
  );
  await em.query(
    `insert into ${tablePath} (${names}) select ${names} from json_populate_recordset(null::${tablePath}, $1::json)`,
    [JSON.stringify(given)],
  );
}

/** Bytes as Postgres writes them; everything else is written by JSON as Postgres reads it. */
const asJson = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value);
