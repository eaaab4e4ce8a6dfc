import type { EntityManager } from 'typeorm';
import { refuseTaken } from '../../data/refuse-taken.js';
import { Region } from '../../data/region.js';
import { type GivenPlace, readPlace } from '../../domain/directory/place.js';
import { changeRegion } from '../change-region.js';
import { beginKeeping, codeTaken, type Keeping } from './begin-keeping.js';

/**
 * Changes a region, or makes a new one.
 * @returns its id
 * @throws RuleError NOT_ADMINISTRATOR, REGION_NOT_FOUND, CODE_TAKEN and as {@link readPlace}
 */
export async function keepRegion(em: EntityManager, command: GivenPlace & Keeping): Promise<string> {
  const id = await beginKeeping(em, command, { noun: 'REGION', entity: Region });
  const place = readPlace(command);
  await refuseTaken(codeTaken(), () => changeRegion(em, { id, ...place, now: command.now }));
  return id;
}
