import { regionChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryRegion } from '../data/directory.js';

/** Keeps the copy of a region. */
export const onRegionChanged = hears(regionChanged, (em, { payload: { regionId: id, ...names }, version }) =>
  keepNewest(em, DirectoryRegion, { id, ...names, version }),
);
