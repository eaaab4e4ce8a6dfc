import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { escalation } from '@complaints/escalation';
import { migrate } from '@complaints/kit';
import { provision } from '../../../scripts/servers/databases.mjs';
import { generateCases, generatePosts, type Taken } from '../generate/cases.js';
import { type Database, openDatabase } from './database.js';
import { addressOn, asAdministrator } from './prepare.js';

/** A process of escalation. */
interface Worker {
  stop(): Promise<void>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
}

/** Escalation's database with its clocks, and processes that see to them. */
export interface DeadlineHouse {
  databaseUrl: string;
  /** May do what no role of the service may. */
  administrator: Database;
  /** How many clocks run in all. */
  clocks: number;
  taken: Taken;
  /** Starts a process of the service; it is ready. */
  startWorker(): Promise<Worker>;
  stop(): Promise<void>;
}

/** Makes the clocks, or takes those of an earlier run, and works on a copy, so that each run finds the same. */
export async function openEscalation(
  adminUrl: string,
  { clocks, say }: { clocks: number; say: (line: string) => void },
): Promise<DeadlineHouse> {
  const kept = await provisioned(adminUrl, `bench_${clocks}`);
  await migrate(kept.migrationUrl, escalation.tables);
  await asAdministrator(adminUrl, kept.migrationUrl, (database) => fill(database, { clocks, say }));
  await asAdministrator(adminUrl, adminUrl, async (database) => {
    await database.all('drop database if exists escalation_bench_run with (force)');
    await database.all(
      `create database escalation_bench_run owner escalation_owner template escalation_bench_${clocks} strategy file_copy`,
    );
  });
  const { databaseUrl, migrationUrl } = await provisioned(adminUrl, 'bench_run');
  const administrator = await openDatabase(addressOn(adminUrl, migrationUrl));
  await administrator.all('vacuum analyze');
  const workers = new Set<Worker>();
  return {
    databaseUrl,
    administrator,
    clocks,
    taken: new Map(),
    async startWorker() {
      const worker = await startWorker(databaseUrl);
      workers.add(worker);
      return worker;
    },
    async stop() {
      for (const worker of workers) await worker.kill();
      await administrator.close();
    },
  };
}

async function provisioned(adminUrl: string, suffix: string) {
  const urls = (await provision({ adminUrl, services: [escalation.name], suffix }))[escalation.name];
  if (!urls) throw new Error('provisioning answered nothing');
  return urls;
}

async function fill(database: Database, given: { clocks: number; say: (line: string) => void }): Promise<void> {
  const [known] = await database.all<{ count: number }>(
    'select count(*)::int as count from (select from handling_case limit 1) as one',
  );
  if (known?.count !== 0) return;
  given.say(`generating ${given.clocks.toLocaleString('en')} running clocks; the next run finds them`);
  await database.all('begin');
  await database.all('set local session_replication_role = replica');
  await generatePosts(database);
  await generateCases(database, given);
  await database.all('commit');
  await database.all('vacuum analyze');
}

async function startWorker(databaseUrl: string): Promise<Worker> {
  const child = fork(fileURLToPath(new URL('../../dist/house/deadline-worker.js', import.meta.url)), {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`the worker ended with ${code}`))),
  ]);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    async stop() {
      if (isRunning()) child.send('stop');
      await ended;
    },
    async kill() {
      if (isRunning()) child.kill('SIGKILL');
      await ended;
    },
  };
}
