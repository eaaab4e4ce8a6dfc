import { DirectoryDepartment, DirectoryRegion, DirectoryStore } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { Seating } from '../domain/post/place.js';
import type { Post } from './post.js';

/** Where a post stands that belongs to a place of which somebody typed the id; null when there is no such place. */
export async function findPlace(
  em: EntityManager,
  seating: Exclude<Seating, 'HEADQUARTERS'>,
  typed: string,
): Promise<Pick<Post, 'storeId' | 'regionId' | 'departmentId'> | null> {
  if (!isUuid(typed)) return null;
  const id = typed.toLowerCase();
  const nowhere = { storeId: null, regionId: null, departmentId: null };
  if (seating === Seating.REGION) {
    return (await em.existsBy(DirectoryRegion, { id })) ? { ...nowhere, regionId: id } : null;
  }
  if (seating === Seating.STORE) {
    const store = await em.findOneBy(DirectoryStore, { id });
    return store && { ...nowhere, storeId: id, regionId: store.regionId };
  }
  const department = await em.findOneBy(DirectoryDepartment, { id });
  return department && { ...nowhere, departmentId: id, regionId: department.regionId };
}
