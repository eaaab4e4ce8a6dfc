import { regionChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryRegion } from '../data/directory-region.js';

export const onRegionChanged = hears(regionChanged, (em, { payload: { regionId, ...region }, version }) =>
  keepNewest(em, DirectoryRegion, { id: regionId, ...region, version }),
);
