import type { Level } from '@complaints/contracts';
import { keepNewest } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { DirectoryComplaint } from './directory-complaint.js';
import { DirectoryLevel, DirectoryMatter, DirectoryMerger } from './directory-facts.js';

interface Versioned {
  complaintId: string;
  version: number;
}

/** Keeps who may know of a complaint. Source: R91. */
export const keepPlace = (
  em: EntityManager,
  { complaintId: id, version }: Versioned,
  place: { storeId: string | null; regionId: string | null; confidentialTowardsStore: boolean },
): Promise<void> => {
  const { storeId, regionId, confidentialTowardsStore: confidential } = place;
  return keepNewest(em, DirectoryComplaint, { id, storeId, regionId, confidential, version });
};

/** Keeps how grave it is. Source: R61. */
export const keepLevel = (em: EntityManager, of: Versioned, level: Level): Promise<void> =>
  keepNewest(em, DirectoryLevel, { ...of, level });

/** Keeps which matter it is about. Source: R66. */
export const keepMatter = (em: EntityManager, of: Versioned, matterId: string): Promise<void> =>
  keepNewest(em, DirectoryMatter, { ...of, matterId });

/** Keeps which complaint it was joined to; none where it stands by itself. Source: R61. */
export const keepMerger = (em: EntityManager, of: Versioned, intoId: string | null): Promise<void> =>
  keepNewest(em, DirectoryMerger, { ...of, intoId });
