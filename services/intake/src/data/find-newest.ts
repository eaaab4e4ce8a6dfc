import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Conditions } from './complaint-filter.js';
import { askNamed } from './named-query.js';
import { allOf, type Predicate, parametersOf, waysWithin } from './scope.js';

/** Beyond so many ways a union of them costs more than it saves. */
const MOST_WAYS = 20;

/**
 * The ids of complaints within a scope that meet conditions, newest first. Each way into the scope is read in its own
 * index, newest first and no further than needed.
 */
export async function findNewest(
  em: EntityManager,
  scope: Scope,
  { along, further, most }: Pick<Conditions, 'along' | 'further'> & { most: number },
): Promise<string[]> {
  const ways = waysWithin(scope);
  const conditions = [...along, ...further];
  if (ways.length === 0) return [];
  const found = await askNamed<{ id: string }>(em, newestOf(ways, conditions), {
    ...parametersOf([...ways, ...conditions]),
    most,
  });
  return found.map(({ id }) => id);
}

/** Columns `id` and `accepted_at` of the newest, as many as a parameter says. */
export function newestOf(ways: readonly Predicate[], conditions: readonly Predicate[], most = ':most'): string {
  const read = (reached: string) => `(select complaint.id, complaint.accepted_at from complaint
    where ${reached} and ${allOf(conditions)} order by complaint.accepted_at desc, complaint.id desc limit ${most})`;
  const [only] = ways;
  if (ways.length === 1 && only) return read(only.sql);
  if (ways.length > MOST_WAYS) return read(`(${ways.map(({ sql }) => sql).join(' or ')})`);
  return `select id, accepted_at from (${ways.map(({ sql }) => read(sql)).join(' union ')}) as reached
    order by accepted_at desc, id desc limit ${most}`;
}
