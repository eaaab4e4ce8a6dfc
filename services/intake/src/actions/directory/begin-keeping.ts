import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7, validate } from 'uuid';
import { keepsDirectory } from '../../domain/rights.js';

/** Who changes the directory, and what; what has no id yet is new. */
export interface Keeping {
  id?: string | null;
  by: Actor;
  now: Date;
}

/** Why a code is refused that another one of its kind has. */
export const codeTaken = (): RuleError => new RuleError('CODE_TAKEN', 'Another one has this code.', ['code']);

/**
 * Checks that somebody may change the directory, and writes down for whom; answers the id of what shall change.
 * @param noun what it is: `STORE`
 * @throws RuleError NOT_ADMINISTRATOR, and `…_NOT_FOUND` for an id that is not there
 */
export async function beginKeeping(
  em: EntityManager,
  { id, by }: Keeping,
  { noun, entity }: { noun: string; entity: EntityTarget<ObjectLiteral> },
): Promise<string> {
  if (!keepsDirectory(by)) throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator changes the directory.');
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsDirectory) });
  return id === null || id === undefined ? uuidv7() : checkPlace(em, id, { noun, entity, path: 'id' });
}

/**
 * Checks that a place of an id that somebody typed is there.
 * @throws RuleError `…_NOT_FOUND`
 */
export async function checkPlace(
  em: EntityManager,
  given: string,
  { noun, entity, path }: { noun: string; entity: EntityTarget<ObjectLiteral>; path: string },
): Promise<string> {
  const id = given.toLowerCase();
  if (validate(id) && (await em.existsBy(entity, { id }))) return id;
  throw new RuleError(`${noun}_NOT_FOUND`, `There is no such ${noun.toLowerCase()}.`, [path]);
}
