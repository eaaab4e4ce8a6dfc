import type { EntityManager } from 'typeorm';
import { Department } from '../../data/department.js';
import { refuseTaken } from '../../data/refuse-taken.js';
import { Region } from '../../data/region.js';
import { type GivenPlace, readPlace } from '../../domain/directory/place.js';
import { changeDepartment } from '../change-department.js';
import { beginKeeping, checkPlace, codeTaken, type Keeping } from './begin-keeping.js';

/**
 * Changes a department, or makes a new one; without a region it is one of headquarters.
 * @returns its id
 * @throws RuleError NOT_ADMINISTRATOR, DEPARTMENT_NOT_FOUND, REGION_NOT_FOUND, CODE_TAKEN and as {@link readPlace}
 */
export async function keepDepartment(
  em: EntityManager,
  command: GivenPlace & Keeping & { regionId?: string | null },
): Promise<string> {
  const id = await beginKeeping(em, command, { noun: 'DEPARTMENT', entity: Department });
  const place = readPlace(command);
  const given = command.regionId ?? null;
  const regionId =
    given === null ? null : await checkPlace(em, given, { noun: 'REGION', entity: Region, path: 'regionId' });
  await refuseTaken(codeTaken(), () => changeDepartment(em, { id, ...place, regionId, now: command.now }));
  return id;
}
