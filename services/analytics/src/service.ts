import { placeDirectory, postDirectory, type Service, seatsInDirectory } from '@complaints/kit';
import { rebuild } from './commands/rebuild.js';
import { Fact } from './data/fact.js';
import { AnalyticsTables1720000000000 } from './data/migrations/0001-analytics-tables.js';
import { AnalyticsCorrections1720000000001 } from './data/migrations/0002-corrections.js';
import { AnalyticsReopenings1720000000002 } from './data/migrations/0003-reopenings.js';
import { AnalyticsPaymentsTakenBack1720000000003 } from './data/migrations/0004-payments-taken-back.js';
import { onCountedEvent } from './events/on-counted-event.js';
import { FiguresResolver } from './graph/figures-resolver.js';
import { Region, RegionResolver } from './graph/region.js';
import { Store, StoreResolver } from './graph/store.js';

/** Counts what happened. */
export const analytics: Service = {
  name: 'analytics',
  tables: {
    entities: [...postDirectory.entities, ...placeDirectory.entities, Fact],
    migrations: [
      ...[...postDirectory.migrations, ...placeDirectory.migrations],
      ...[AnalyticsTables1720000000000, AnalyticsCorrections1720000000001, AnalyticsReopenings1720000000002],
      AnalyticsPaymentsTakenBack1720000000003,
    ],
  },
  graph: {
    resolvers: [FiguresResolver, StoreResolver, RegionResolver],
    orphanedTypes: [Store, Region],
  },
  seatsOf: seatsInDirectory,
  hearings: [...onCountedEvent, ...postDirectory.hearings, ...placeDirectory.hearings],
  timers: [],
  commands: { rebuild },
};
