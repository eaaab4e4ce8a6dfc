import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { isDatabaseAway } from '../data/database-faults.js';
import type { Outcome } from '../graphql/outcome.js';
import type { Clock } from '../process/clock.js';
import type { Log } from '../process/log.js';
import { pause } from '../process/pause.js';
import { KIT_MEASURES, type Measure } from './measure.js';
import { readPool } from './pool.js';

const READ_WITHIN_MS = 1_000;
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4];

/** What is measured of one service. */
export interface Measures {
  readonly contentType: string;
  /** Counts a request that was answered. */
  observe(request: { operation: string; outcome: Outcome; seconds: number }): void;
  /** All that can be known within a second, in the format of Prometheus; what cannot be read is left out. */
  text(): Promise<string>;
}

export interface MeasuredParts {
  dataSource: DataSource;
  clock: Clock;
  log: Log;
  /** The service's own, besides what every service has. */
  measures: readonly Measure[];
  isRelaying: () => boolean;
  /** Messages not yet acknowledged, by who told them. */
  lags: (withinMs: number) => Promise<ReadonlyMap<string, number>>;
}

export function createMeasures(parts: MeasuredParts): Measures {
  const counted = new Registry();
  const registers = [counted];
  const requests = new Counter({
    name: 'requests_total',
    help: 'Requests answered.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'request_seconds',
    help: 'How long requests took.',
    labelNames: ['operation'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  return {
    contentType: counted.contentType,
    observe({ operation, outcome, seconds: taken }) {
      requests.inc({ operation, outcome });
      seconds.observe({ operation }, taken);
    },
    async text() {
      const read = await readNow(parts);
      const texts = await Promise.all([counted, read, ofTheProcess()].map((registry) => registry.metrics()));
      return texts.join('\n');
    },
  };
}

/** What is true at this moment; reading ends when its time is up. */
async function readNow(parts: MeasuredParts): Promise<Registry> {
  const read = new Registry();
  const timeIsUp = new AbortController();
  const relay = new Gauge({
    name: 'relay_active',
    help: 'Whether this process is the one that relays.',
    registers: [read],
  });
  relay.set(Number(parts.isRelaying()));
  readPool(read, parts.dataSource);
  const reading = Promise.all([readDatabase(read, parts, timeIsUp.signal), readLags(read, parts)]);
  await Promise.race([reading, pause(READ_WITHIN_MS, timeIsUp.signal)]);
  timeIsUp.abort();
  return read;
}

/** Reads one figure after the other on one connection; the first statement shows whether there is a database. */
async function readDatabase(read: Registry, parts: MeasuredParts, timeIsUp: AbortSignal): Promise<void> {
  const { dataSource, log } = parts;
  const up = new Gauge({ name: 'database_up', help: 'Whether the database answered in time.', registers: [read] });
  if (!dataSource.isInitialized) return;
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select 1');
    up.set(1);
    for (const measure of [...KIT_MEASURES, ...parts.measures]) {
      if (timeIsUp.aborted) return;
      const value = await measure.read(runner.manager, parts.clock.now());
      new Gauge({ name: measure.name, help: measure.help, registers: [read] }).set(value);
    }
  } catch (error) {
    if (isDatabaseAway(error)) up.set(0);
    log.warn({ err: error }, 'not everything could be measured');
  } finally {
    await runner.release();
  }
}

async function readLags(read: Registry, { lags, log }: MeasuredParts): Promise<void> {
  const lag = new Gauge({
    name: 'consumer_lag',
    help: 'Messages heard and not yet acknowledged.',
    labelNames: ['from'],
    registers: [read],
  });
  try {
    for (const [from, value] of await lags(READ_WITHIN_MS)) lag.set({ from }, value);
  } catch (error) {
    log.warn({ err: error }, 'not everything could be measured');
  }
}

let processRegistry: Registry | undefined;

/** What Node says of the process; its observers are set up once, however many services the process has. */
function ofTheProcess(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}
