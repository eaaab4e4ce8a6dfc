import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import type { DataSource } from 'typeorm';
import { createCallerCheck, gatewayKeys } from './caller.js';
import { createDataSource, type Tables } from './data/data-source.js';
import { type Database, startDatabase } from './data/database.js';
import { awaitedEventsTimer } from './events/awaited.js';
import { type Bus, startBus } from './events/bus.js';
import { type Consume, createConsumer, type Hearing } from './events/consumer.js';
import { type Relay, startRelay } from './events/relay.js';
import { subscribe } from './events/subscription.js';
import { createContext, type SeatsOf } from './graphql/context.js';
import { buildSubgraph, type GraphParts } from './graphql/schema.js';
import { housekeepingTimer } from './housekeeping.js';
import { readConsumerLags } from './measures/consumer-lag.js';
import type { Measure } from './measures/measure.js';
import { createMeasures } from './measures/measures.js';
import { type Clock, systemClock } from './process/clock.js';
import type { ServiceConfig } from './process/config.js';
import { Lifecycle, type Running } from './process/lifecycle.js';
import type { Log } from './process/log.js';
import { createSubgraphServer } from './subgraph-server.js';
import { type LookSooner, startTimer, type Timer } from './timer.js';

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
  /** Hands it what comes from outside, once it starts; its resolvers find it in their context. Throws ConfigError. */
  outside?: () => unknown;
  hearings: readonly Hearing[];
  timers: readonly Timer[];
  /** Opens what it serves over HTTP beside GraphQL, on the same door. Whoever calls is not known to be the gateway. */
  http?: (server: FastifyInstance, parts: HttpParts) => void;
  /** What `/metrics` says besides what it says of every service. */
  measures?: readonly Measure[];
  /** What an operator types: `node dist/main.js <name>`. */
  commands: Readonly<Record<string, (context: CommandContext) => Promise<void>>>;
  /** What a command says of itself when `--help` is typed behind its name. */
  help?: Readonly<Record<string, string>>;
}

/** What a service's own routes work with. */
export type HttpParts = Pick<CommandContext, 'dataSource' | 'clock' | 'log'>;

export interface StartOptions {
  config: ServiceConfig;
  log: Log;
  clock?: Clock;
  /** The gateway's public keys; fetched from GATEWAY_JWKS_URL by default. */
  keys?: JWTVerifyGetKey;
  /** The connection to NATS; opened as the configuration says by default. */
  bus?: Bus;
  /** Has idle timers look again; tests do, so that nobody waits for a timer to come round. */
  lookSooner?: LookSooner;
}

export interface RunningService extends Running {
  /** Where it listens: `http://127.0.0.1:4001`. */
  url: string;
  server: FastifyInstance;
  dataSource: DataSource;
  /** Handles one message as if it had come from NATS. */
  consume: Consume;
}

/** How long what a service needs may take to answer, each. */
const READY_WITHIN_MS = 1_500;

/**
 * Starts a service: tables, bus, relay, consumers, timers, and the door last; the last four stop together, what they need
 * after them. A database that is away keeps nothing from starting: consumers and timers begin when it is there.
 */
export async function startService(service: Service, options: StartOptions): Promise<RunningService> {
  const { config, log, clock = systemClock, lookSooner } = options;
  const outside = service.outside?.();
  const lifecycle = new Lifecycle(log);
  const dataSource = createDataSource(config.DATABASE_URL, service.tables, {
    name: service.name,
    pool: config.DATABASE_POOL,
  });
  const database = await lifecycle.start('database', () => startDatabase(dataSource, log));
  const bus = await lifecycle.start('bus', () => options.bus ?? connectBus(service, config, log));
  const relay = await lifecycle.start('relay', () =>
    startRelay({
      databaseUrl: config.DATABASE_URL,
      bus,
      log,
      stream: {
        service: service.name,
        megabytes: config.NATS_STREAM_MEGABYTES,
        replicas: config.NATS_STREAM_REPLICAS,
      },
    }),
  );
  const consume = createConsumer({ hearings: service.hearings, dataSource, clock });
  for (const from of servicesHeard(service)) {
    await lifecycle.startBeside(`events of ${from}`, () =>
      database.whenOpen(() => subscribe({ service: service.name, from, bus, consume, log })),
    );
  }
  for (const timer of [...service.timers, awaitedEventsTimer(consume), housekeepingTimer()]) {
    await lifecycle.startBeside(timer.name, () =>
      database.whenOpen(() => startTimer(timer, { dataSource, clock, log, lookSooner })),
    );
  }
  const server = createServer(service, { ...options, outside, clock, dataSource, database, bus, relay });
  await lifecycle.startBeside('door', async () => {
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

interface ServerParts extends StartOptions {
  outside: unknown;
  clock: Clock;
  dataSource: DataSource;
  database: Database;
  bus: Bus;
  relay: Relay;
}

function createServer(service: Service, parts: ServerParts): FastifyInstance {
  const { config, log, clock, keys, outside, dataSource, database, bus, relay } = parts;
  const heard = servicesHeard(service);
  const given = { dataSource, clock, outside, publicUrl: config.PUBLIC_URL.replace(/\/$/, '') };
  const server = createSubgraphServer({
    schema: buildSubgraph(service.graph),
    log,
    check: createCallerCheck({
      subgraph: service.name,
      keys: keys ?? gatewayKeys(config.GATEWAY_JWKS_URL, { clock, log }),
      clock,
    }),
    contextOf: (asker) => createContext({ ...asker, ...given, seatsOf: service.seatsOf }),
    isOpen: database.isOpen,
    async readiness() {
      if (!(await database.answers(READY_WITHIN_MS))) return 'away';
      return (await bus.answers(READY_WITHIN_MS)) ? 'ok' : 'degraded';
    },
    measures: createMeasures({
      dataSource,
      clock,
      log,
      measures: service.measures ?? [],
      isRelaying: relay.isActive,
      lags: (withinMs) => readConsumerLags({ bus, service: service.name, heard }, withinMs),
    }),
  });
  service.http?.(server, { dataSource, clock, log });
  return server;
}
