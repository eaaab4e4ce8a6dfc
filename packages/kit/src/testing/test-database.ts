import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { provision } from '../../../../scripts/servers/databases.mjs';
import { migrate, type Tables } from '../data/data-source.js';
import { MovableClock } from './clock.js';

interface Tabled {
  name: string;
  tables: Tables;
}

/** Of each service, by its tables and name, the suffix of a migrated database that nobody uses: the others are copies of it. */
const templates = new WeakMap<Tables, Map<string, Promise<string>>>();

/** A fresh, migrated database on the run's Postgres, and the two addresses of it. */
export async function createTestDatabase(service: Tabled) {
  const byName = templates.get(service.tables) ?? new Map<string, Promise<string>>();
  templates.set(service.tables, byName);
  const template = byName.get(service.name) ?? createTemplate(service);
  byName.set(service.name, template);
  return (await create(service, await template)).urls;
}

async function createTemplate(service: Tabled): Promise<string> {
  const { suffix, urls } = await create(service);
  await migrate(urls.migrationUrl, service.tables);
  const owner = new Client({ connectionString: urls.migrationUrl });
  await owner.connect();
  try {
    // The months of a test's clock, which a service makes while it runs already.
    const months = `select outbox_keep_month($1::timestamptz + n * interval '1 month') from generate_series(0, 2) as n`;
    await owner.query(months, [new MovableClock().now()]);
  } finally {
    await owner.end();
  }
  return suffix;
}

async function create({ name }: Tabled, template?: string) {
  const adminUrl = inject('postgresAdminUrl' as never) as string;
  const suffix = randomBytes(6).toString('hex');
  const { [name]: urls } = await provision({ adminUrl, services: [name], suffix, template });
  if (!urls) throw new Error('provisioning answered nothing');
  return { suffix, urls };
}
