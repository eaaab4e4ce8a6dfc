import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { provision } from '../../../../scripts/servers/databases.mjs';
import { migrate, type Tables } from '../data/data-source.js';

/** A fresh, migrated database on the run's Postgres, and the two addresses of it. */
export async function createTestDatabase(service: { name: string; tables: Tables }) {
  const adminUrl = inject('postgresAdminUrl' as never) as string;
  const suffix = randomBytes(6).toString('hex');
  const databases = await provision({ adminUrl, services: [service.name], suffix });
  const urls = databases[service.name];
  if (!urls) throw new Error('provisioning answered nothing');
  await migrate(urls.migrationUrl, service.tables);
  return urls;
}
