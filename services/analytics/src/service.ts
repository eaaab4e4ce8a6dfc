import type { Service } from '@complaints/kit';
import { rebuild } from './commands/rebuild.js';
import { DirectoryPost, seatsOf } from './data/directory-post.js';
import { DirectoryRegion } from './data/directory-region.js';
import { DirectoryStore } from './data/directory-store.js';
import { Fact } from './data/fact.js';
import { AnalyticsTables1720000000000 } from './data/migrations/0001-analytics-tables.js';
import { onCountedEvent } from './events/on-counted-event.js';
import { onPostChanged } from './events/on-post-changed.js';
import { onRegionChanged } from './events/on-region-changed.js';
import { onStoreChanged } from './events/on-store-changed.js';
import { FiguresResolver } from './graph/figures-resolver.js';
import { Region, RegionResolver } from './graph/region.js';
import { Store, StoreResolver } from './graph/store.js';

/** Counts what happened. */
export const analytics: Service = {
  name: 'analytics',
  tables: {
    entities: [DirectoryPost, DirectoryRegion, DirectoryStore, Fact],
    migrations: [AnalyticsTables1720000000000],
  },
  graph: {
    resolvers: [FiguresResolver, StoreResolver, RegionResolver],
    orphanedTypes: [Store, Region],
  },
  seatsOf,
  hearings: [...onCountedEvent, onPostChanged, onRegionChanged, onStoreChanged],
  timers: [],
  commands: { rebuild },
};
