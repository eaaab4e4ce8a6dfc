import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Keeps a copy of what another service owns: writes the state when it is newer than the one held, by version.
 * @param row a whole row of the entity, with its primary key and a `version` column
 */
export async function keepNewest<Row extends ObjectLiteral & { version: number }>(
  em: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
): Promise<void> {
  const { primaryColumns, columns, tablePath } = em.connection.getMetadata(entity);
  const names = columns.map((column) => `"${column.databaseName}"`);
  const values = columns.map((column) =>
    em.connection.driver.preparePersistentValue(column.getEntityValue(row), column),
  );
  const keys = primaryColumns.map((column) => `"${column.databaseName}"`);
  await em.query(
    `insert into ${tablePath} as held (${names.join(', ')})
     values (${names.map((_, index) => `$${index + 1}`).join(', ')})
     on conflict (${keys.join(', ')}) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
     where excluded.version > held.version`,
    values,
  );
}
