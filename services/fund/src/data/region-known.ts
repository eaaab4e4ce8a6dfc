import { DirectoryRegion } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';

/** Whether a region was heard of. */
export const isRegionKnown = async (em: EntityManager, id: string): Promise<boolean> =>
  isUuid(id) && em.existsBy(DirectoryRegion, { id });
