import type { EntityManager } from 'typeorm';

/** Asks with parameters by name, as predicates are written: `:name`. */
export function askNamed<Row>(
  em: EntityManager,
  sql: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  const [text, values] = em.connection.driver.escapeQueryWithParameters(sql, parameters);
  return em.query(text, values);
}
