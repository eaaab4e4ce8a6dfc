import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import type { DataSource } from 'typeorm';
import { createCallerCheck, gatewayKeys } from './caller.js';
import { createDataSource, type Tables } from './data/data-source.js';
import { type Bus, startBus } from './events/bus.js';
import { type Consume, createConsumer, type Hearing } from './events/consumer.js';
import { startRelay } from './events/relay.js';
import { subscribe } from './events/subscription.js';
import { createContext, type SeatsOf } from './graphql/context.js';
import { buildSubgraph, type GraphParts } from './graphql/schema.js';
import { type Clock, systemClock } from './process/clock.js';
import type { ServiceConfig } from './process/config.js';
import { Lifecycle, type Running } from './process/lifecycle.js';
import type { Log } from './process/log.js';
import { createSubgraphServer } from './subgraph-server.js';
import { startTimer, type Timer } from './timer.js';

/** What a command of an operator is handed: the tables as the application's role sees them, and the words typed. */
export interface CommandContext {
  dataSource: DataSource;
  clock: Clock;
  log: Log;
  words: readonly string[];
}

/** A service by its parts: its table of contents. */
export interface Service {
  name: string;
  tables: Tables;
  graph: GraphParts;
  seatsOf: SeatsOf;
  hearings: readonly Hearing[];
  timers: readonly Timer[];
  /** What an operator types: `node dist/main.js <name>`. */
  commands: Readonly<Record<string, (context: CommandContext) => Promise<void>>>;
}

export interface StartOptions {
  config: ServiceConfig;
  log: Log;
  clock?: Clock;
  /** The gateway's public keys; fetched from GATEWAY_JWKS_URL by default. */
  keys?: JWTVerifyGetKey;
  /** The connection to NATS; opened as the configuration says by default. */
  bus?: Bus;
  /** How long an idle timer waits before it looks again, in milliseconds; tests shorten it. */
  lookAgainMs?: number;
}

export interface RunningService extends Running {
  /** Where it listens: `http://127.0.0.1:4001`. */
  url: string;
  server: FastifyInstance;
  dataSource: DataSource;
  /** Handles one message as if it had come from NATS. */
  consume: Consume;
}

const READY_WITHIN_MS = 1_000;

/** Starts a service: tables, bus, relay, consumers, timers, and the door last; stops in the opposite order. */
export async function startService(service: Service, options: StartOptions): Promise<RunningService> {
  const { config, log, clock = systemClock, lookAgainMs } = options;
  const lifecycle = new Lifecycle(log);
  const dataSource = createDataSource(config.DATABASE_URL, service.tables, {
    name: service.name,
    pool: config.DATABASE_POOL,
  });
  await lifecycle.start('database', async () => {
    await dataSource.initialize();
    return { stop: () => dataSource.destroy() };
  });
  const bus = await lifecycle.start('bus', () => options.bus ?? connectBus(service, config, log));
  await lifecycle.start('relay', () =>
    startRelay({
      service: service.name,
      databaseUrl: config.DATABASE_URL,
      bus,
      log,
      streamMegabytes: config.NATS_STREAM_MEGABYTES,
    }),
  );
  const consume = createConsumer({ hearings: service.hearings, dataSource, clock });
  for (const from of servicesHeard(service)) {
    await lifecycle.start(`events of ${from}`, () => subscribe({ service: service.name, from, bus, consume, log }));
  }
  for (const timer of service.timers) {
    await lifecycle.start(timer.name, () => startTimer(timer, { dataSource, clock, log, lookAgainMs }));
  }
  const server = createServer(service, { ...options, clock, dataSource, bus });
  await lifecycle.start('door', async () => {
    await server.listen({ host: config.HOST, port: config.PORT });
    return { stop: () => server.close() };
  });
  const { port } = server.server.address() as AddressInfo;
  log.info({ port }, 'ready');
  return { url: `http://${config.HOST}:${port}`, server, dataSource, consume, stop: () => lifecycle.stop() };
}

const connectBus = (service: Service, config: ServiceConfig, log: Log): Bus =>
  startBus({ url: config.NATS_URL, user: config.NATS_USER, password: config.NATS_PASSWORD, name: service.name, log });

/** The tellers of what it hears: a subject begins with its service. */
const servicesHeard = (service: Service): Set<string> =>
  new Set(service.hearings.map((hearing) => hearing.type.subject.split('.')[0] as string));

function createServer(
  service: Service,
  { config, log, clock, keys, dataSource, bus }: StartOptions & { clock: Clock; dataSource: DataSource; bus: Bus },
): FastifyInstance {
  return createSubgraphServer({
    schema: buildSubgraph(service.graph),
    log,
    check: createCallerCheck({ subgraph: service.name, keys: keys ?? gatewayKeys(config.GATEWAY_JWKS_URL), clock }),
    contextOf: (caller, requestId, requestLog) =>
      createContext({ caller, requestId, dataSource, clock, log: requestLog, seatsOf: service.seatsOf }),
    readiness: async () => {
      await dataSource.query('select 1');
      return (await bus.answers(READY_WITHIN_MS)) ? 'ok' : 'degraded';
    },
  });
}
