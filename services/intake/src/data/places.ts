import { RuleError } from '@complaints/contracts';
import { keyOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager, EntityTarget } from 'typeorm';
import { isCode } from '../domain/directory/place.js';

/** A region, a store or a department: what has a code that is unique among its kind. */
interface Coded {
  id: string;
  code: string;
}

/** One page of places by code, of one region when said; a row more than shown. */
export async function findPlaces<Place extends Coded>(
  em: EntityManager,
  entity: EntityTarget<Place>,
  page: PageArgs & { regionId?: string | null },
): Promise<Place[]> {
  const [after = null] = keyOfCursor(page.after, 1) ?? [];
  if (after !== null && !isCode(after)) {
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  }
  const query = em.createQueryBuilder(entity, 'place').orderBy('place.code').limit(rowsToRead(page));
  if (after !== null) query.andWhere('place.code > :after', { after });
  if (page.regionId) query.andWhere('place.region_id = :regionId', { regionId: page.regionId });
  return query.getMany();
}
