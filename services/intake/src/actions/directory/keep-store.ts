import type { EntityManager } from 'typeorm';
import { refuseTaken } from '../../data/refuse-taken.js';
import { Region } from '../../data/region.js';
import { Store } from '../../data/store.js';
import { type GivenPlace, readPlace } from '../../domain/directory/place.js';
import { changeStore } from '../change-store.js';
import { beginKeeping, checkPlace, codeTaken, type Keeping } from './begin-keeping.js';

/**
 * Changes a store, or makes a new one. What was complained of about it stays with the region it lay in by then.
 * @returns its id
 * @throws RuleError NOT_ADMINISTRATOR, STORE_NOT_FOUND, REGION_NOT_FOUND, CODE_TAKEN and as {@link readPlace}
 */
export async function keepStore(
  em: EntityManager,
  command: GivenPlace & Keeping & { regionId: string },
): Promise<string> {
  const id = await beginKeeping(em, command, { noun: 'STORE', entity: Store });
  const place = readPlace(command);
  const regionId = await checkPlace(em, command.regionId, { noun: 'REGION', entity: Region, path: 'regionId' });
  await refuseTaken(codeTaken(), () => changeStore(em, { id, ...place, regionId, now: command.now }));
  return id;
}
