import { createVault, intake, openStorage, readVaultKeys } from '@complaints/intake';
import { createLog, startService } from '@complaints/kit';
import { createTestGateway, MovableClock, silentBus, type TestCaller } from '@complaints/kit/testing';
import type { Database } from './database.js';
import { post } from './post.js';
import { prepareDatabase } from './prepare.js';

/** A statement with its parameters. */
interface Statement {
  text: string;
  values: unknown[];
}

/** Intake behind its HTTP door, on a database of the size of a large chain. */
export interface BenchHouse {
  /** Asks as the gateway does; throws when it is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions
  ask(staffId: string, query: string, variables: Record<string, unknown>): Promise<any>;
  /** What the service asks its database meanwhile. */
  recorded(work: () => Promise<unknown>): Promise<Statement[]>;
  owner: Database;
  stop(): Promise<void>;
}

/** The instant at which everything is measured; the newest complaint is from just before. */
const NOW = new Date('2026-11-23T01:30:00.000Z');

export async function openIntake(
  adminUrl: string,
  { rows, say }: { rows: number; say: (line: string) => void },
): Promise<BenchHouse> {
  const vault = createVault(readVaultKeys({}));
  const messages = { send: async () => undefined };
  const storage = openStorage({});
  const service = { ...intake(() => ({ messages, publicUrl: 'http://127.0.0.1', vault, storage })), timers: [] };
  const { databaseUrl, owner } = await prepareDatabase(adminUrl, { service, rows, vault, now: NOW, say });
  const clock = new MovableClock(NOW);
  const gateway = await createTestGateway(service.name, clock);
  const running = await startService(service, {
    config: {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: 0,
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: 10,
      NATS_URL: 'silent',
      NATS_STREAM_MEGABYTES: 16,
      NATS_STREAM_REPLICAS: 1,
      GATEWAY_JWKS_URL: 'http://127.0.0.1/none',
      PUBLIC_URL: 'http://127.0.0.1',
    },
    log: createLog(service.name, 'error'),
    clock,
    keys: gateway.keys,
    bus: silentBus(),
  });
  const tokens = new Map<string, string>();
  const tokenOf = async (caller: TestCaller) => {
    const known = tokens.get(caller.sub) ?? (await gateway.tokenFor(caller));
    tokens.set(caller.sub, known);
    return known;
  };
  return {
    owner,
    async recorded(work) {
      const statements: Statement[] = [];
      const { dataSource } = running;
      const { logger } = dataSource;
      const nothing = () => undefined;
      dataSource.logger = {
        logQuery: (text, values) => statements.push({ text, values: (values as unknown[] | undefined) ?? [] }),
        logQueryError: nothing,
        logQuerySlow: nothing,
        logSchemaBuild: nothing,
        logMigration: nothing,
        log: nothing,
      };
      await work();
      dataSource.logger = logger;
      return statements;
    },
    async ask(sub, query, variables) {
      const authorization = `Bearer ${await tokenOf({ sub, role: 'STAFF' })}`;
      const answer = await post(`${running.url}/graphql`, { authorization, body: { query, variables } });
      const { data, errors } = answer as { data: unknown; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async stop() {
      await running.stop();
      await owner.close();
    },
  };
}
