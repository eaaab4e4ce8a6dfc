import { freePort } from '../../../scripts/servers/ports.mjs';
import { type PostgresServer, startPostgres } from '../../../scripts/servers/postgres.mjs';
import { openDatabase } from './database.js';

/** What a server of this size is given; it syncs its log to the disk, as in production. */
const SETTINGS: Record<string, string> = {
  shared_buffers: '2GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  effective_cache_size: '8GB',
};

/**
 * Starts a Postgres that keeps its folder for the next run.
 * @param settings beside those of its size
 */
export async function openPostgres(
  folder: string,
  signal: AbortSignal,
  settings: Record<string, string> = {},
): Promise<PostgresServer> {
  const begin = async () => startPostgres({ port: await freePort(), folder, durable: true, signal });
  const first = await begin();
  const admin = await openDatabase(first.adminUrl);
  let isSettled = true;
  for (const [name, value] of Object.entries({ ...SETTINGS, ...settings })) {
    const [found] = await admin.all<{ held: boolean }>(
      `select setting = $2 as held from pg_file_settings where name = $1 and applied order by seqno desc limit 1`,
      [name, value],
    );
    isSettled &&= found?.held === true;
    await admin.all(`alter system set ${name} = '${value}'`);
  }
  await admin.close();
  if (isSettled) return first;
  await first.stop();
  return begin();
}
