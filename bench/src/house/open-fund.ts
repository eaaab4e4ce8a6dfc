import { fund } from '@complaints/fund';
import { createLog, migrate, type RunningService, startService } from '@complaints/kit';
import { createTestGateway, MovableClock, silentBus } from '@complaints/kit/testing';
import { provision } from '../../../scripts/servers/databases.mjs';
import { BOOKS_END, generateBooks, generateDirectory } from '../generate/books.js';
import { type Database, openDatabase } from './database.js';
import { post } from './post.js';
import { addressOn, asAdministrator } from './prepare.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions
type Answer = { data: any; errors?: unknown };

/** The fund behind its HTTP door, on books of the size of a large chain. */
export interface FundHouse {
  /** Asks as the gateway does, and answers what came. */
  send(staffId: string, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same; throws when it is refused, but not for what the rules refuse. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions
  ask(staffId: string, query: string, variables?: Record<string, unknown>): Promise<any>;
  running: RunningService;
  clock: MovableClock;
  /** May do what no role of the service may. */
  administrator: Database;
  stop(): Promise<void>;
}

/** Makes the books, or takes those of an earlier run, and works on a copy, so that each run finds the same. */
export async function openFund(
  adminUrl: string,
  { entries, say }: { entries: number; say: (line: string) => void },
): Promise<FundHouse> {
  const kept = await provisioned(adminUrl, `bench_${entries}`);
  await migrate(kept.migrationUrl, fund.tables);
  await asAdministrator(adminUrl, kept.migrationUrl, (database) => fill(database, { entries, say }));
  await asAdministrator(adminUrl, adminUrl, async (database) => {
    await database.all('drop database if exists fund_bench_run with (force)');
    await database.all(
      `create database fund_bench_run owner fund_owner template fund_bench_${entries} strategy file_copy`,
    );
  });
  const { databaseUrl, migrationUrl } = await provisioned(adminUrl, 'bench_run');
  const administrator = await openDatabase(addressOn(adminUrl, migrationUrl));
  await administrator.all('vacuum analyze');
  const clock = new MovableClock(BOOKS_END);
  const gateway = await createTestGateway(fund.name, clock);
  const running = await startService(fund, {
    config: {
      ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'error', DATABASE_URL: databaseUrl },
      ...{ DATABASE_POOL: 10, NATS_URL: 'silent', NATS_STREAM_MEGABYTES: 16, NATS_STREAM_REPLICAS: 1 },
      ...{ GATEWAY_JWKS_URL: 'http://127.0.0.1/none', PUBLIC_URL: 'http://127.0.0.1' },
    },
    ...{ log: createLog(fund.name, 'error'), clock, keys: gateway.keys, bus: silentBus() },
  });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (sub: string) => {
    const known = tokens.get(sub) ?? gateway.tokenFor({ sub, role: 'STAFF' });
    tokens.set(sub, known);
    return known;
  };
  const send: FundHouse['send'] = async (sub, query, variables = {}) => {
    const authorization = `Bearer ${await tokenOf(sub)}`;
    return (await post(`${running.url}/graphql`, { authorization, body: { query, variables } })) as Answer;
  };
  return {
    ...{ running, clock, administrator, send },
    async ask(sub, query, variables) {
      const { data, errors } = await send(sub, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async stop() {
      await running.stop();
      await administrator.close();
    },
  };
}

async function provisioned(adminUrl: string, suffix: string) {
  const urls = (await provision({ adminUrl, services: [fund.name], suffix }))[fund.name];
  if (!urls) throw new Error('provisioning answered nothing');
  return urls;
}

async function fill(database: Database, given: { entries: number; say: (line: string) => void }): Promise<void> {
  const [known] = await database.all<{ count: number }>(
    'select count(*)::int as count from (select from transfer limit 1) as one',
  );
  if (known?.count !== 0) return;
  given.say(`generating ${given.entries.toLocaleString('en')} entries; the next run finds them`);
  await database.all('begin');
  await database.all('set local session_replication_role = replica');
  await generateDirectory(database);
  await generateBooks(database, given);
  await database.all('commit');
  await database.all('vacuum analyze');
}
