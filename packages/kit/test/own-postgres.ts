import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { provision } from '../../../scripts/servers/databases.mjs';
import { freePort } from '../../../scripts/servers/ports.mjs';
import { startPostgres } from '../../../scripts/servers/postgres.mjs';
import { migrate } from '../src/index.js';
import type { Service } from '../src/service.js';

/** A Postgres of one test file alone, to be stopped, started again on the same port, frozen and thawed. */
export async function startOwnPostgres(service: Service) {
  const folder = mkdtempSync(join(tmpdir(), 'own-postgres-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const start = () => startPostgres({ port, folder, durable: true });
  let server = await start();
  const { adminUrl } = server;
  const databases = await provision({ adminUrl, services: [service.name] });
  const urls = databases[service.name];
  if (!urls) throw new Error('provisioning answered nothing');
  await migrate(urls.migrationUrl, service.tables);

  const signal = (name: NodeJS.Signals) => {
    for (const pid of processesOf(server.pid as number)) {
      try {
        process.kill(pid, name);
      } catch {
        // It ended by itself meanwhile.
      }
    }
  };
  return {
    port,
    ...urls,
    stop: () => server.stop(),
    async start() {
      server = await start();
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    /** How often the words stand in the server's log since its last start. */
    timesLogged: (words: string) => readFileSync(server.logFile, 'utf8').split(words).length - 1,
    /** Runs statements as the administrator, in the service's database. */
    async query(sql: string): Promise<pg.QueryResult> {
      const client = await connectTo(adminUrl, service.name);
      try {
        return await client.query(sql);
      } finally {
        await client.end();
      }
    },
    /** A connection of the administrator's, to hold locks with. */
    connect: () => connectTo(adminUrl, service.name),
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type OwnPostgres = Awaited<ReturnType<typeof startOwnPostgres>>;

async function connectTo(adminUrl: string, database: string): Promise<pg.Client> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  // It is closed with the server when a test forgot it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A server and the processes it made. */
function processesOf(server: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table.trim().split('\n');
  const children = rows.map((row) => row.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === server);
  return [server, ...children.map(([pid]) => pid as number)];
}
