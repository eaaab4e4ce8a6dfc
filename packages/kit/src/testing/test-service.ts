import { Envelope, type Told } from '@complaints/contracts';
import type { JWTVerifyGetKey } from 'jose';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Verdict } from '../events/consumer.js';
import type { ServiceConfig } from '../process/config.js';
import { createLog, type Log } from '../process/log.js';
import { type RunningService, type Service, startService } from '../service.js';
import { MovableClock } from './clock.js';
import { createTestGateway } from './identity.js';
import { silentBus } from './silent-bus.js';
import { createTestDatabase } from './test-database.js';
import { whenWoken } from './wake-timers.js';

/** Who asks, as the gateway would say it. */
export type TestCaller = { sub: string; role: 'STAFF' | 'CUSTOMER' | 'PARTNER' | 'ADMINISTRATOR' | 'ANONYMOUS' };

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions, and tests assert their shape
export type Answer = { data: any; errors?: { message: string; path?: string[]; extensions: { code: string } }[] };

/** One event of the outbox. */
export interface OutboxEvent {
  subject: string;
  version: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert its shape
  payload: any;
}

/** A service behind its door, on a database of its own, with a movable clock and a silent bus. */
export interface TestService extends RunningService {
  clock: MovableClock;
  /** Asks through the HTTP door, as the gateway does on somebody's behalf. */
  ask(caller: TestCaller, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Has the service hear an event; answers what became of it. */
  hear(told: Told, options?: { version?: number; id?: string }): Promise<Verdict>;
  /** What it has told so far, oldest first; of one subject when said. */
  told(subject?: string): Promise<OutboxEvent[]>;
  /** The address of its database for the application. */
  databaseUrl: string;
  /** The address of the owner of the tables. */
  migrationUrl: string;
}

interface TestOptions {
  pool?: number;
  log?: Log;
  keys?: JWTVerifyGetKey;
  /** Another process of the same service, whose database and clock it shares. */
  beside?: Pick<TestService, 'clock' | 'databaseUrl' | 'migrationUrl'>;
}

export async function startTestService(service: Service, options: TestOptions = {}): Promise<TestService> {
  const clock = options.beside?.clock ?? new MovableClock();
  const { databaseUrl, migrationUrl } = options.beside ?? (await createTestDatabase(service));
  const gateway = await createTestGateway(service.name, clock);
  const config: ServiceConfig = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: options.pool ?? 10,
    NATS_URL: 'silent',
    NATS_STREAM_MEGABYTES: 16,
    NATS_STREAM_REPLICAS: 1,
    GATEWAY_JWKS_URL: 'http://127.0.0.1/none',
    PUBLIC_URL: 'http://127.0.0.1',
  };
  const log = options.log ?? createLog(service.name, process.env.LOG_LEVEL ?? 'silent');
  const running = await startService(service, {
    config,
    log,
    clock,
    keys: options.keys ?? gateway.keys,
    bus: silentBus(),
    lookSooner: whenWoken,
  });

  return {
    ...running,
    clock,
    databaseUrl,
    migrationUrl,
    async ask(caller, query, variables = {}) {
      const token = await gateway.tokenFor(caller);
      const response = await supertest(running.server.server)
        .post('/graphql')
        .set('authorization', `Bearer ${token}`)
        .send({ query, variables });
      return response.body;
    },
    hear({ type, payload }, { version = 1, id = uuidv7() } = {}) {
      const envelope = z.encode(Envelope, {
        id,
        subject: type.subject,
        aggregateType: type.aggregateType,
        aggregateId: type.aggregateIdOf(payload),
        version,
        occurredAt: clock.now(),
        actorId: null,
        traceId: null,
        payload: z.encode(type.shape, payload),
      });
      return running.consume(JSON.stringify(envelope), 1);
    },
    told: (subject) =>
      running.dataSource.query(
        'select subject, version::int, payload from outbox where $1::text is null or subject = $1 order by sequence',
        [subject ?? null],
      ),
  };
}
