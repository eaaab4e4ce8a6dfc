import { migrate, type Service } from '@complaints/kit';
import { provision } from '../../../scripts/servers/databases.mjs';
import { generateChain, generateCustomers, type Sealing } from '../generate/chain.js';
import { generateComplaints } from '../generate/complaints.js';
import { type Database, openDatabase } from './database.js';

export interface Prepared {
  databaseUrl: string;
  /** As the owner of the tables. */
  owner: Database;
}

/** Makes the database of so many complaints, or takes the one of an earlier run up to date. */
export async function prepareDatabase(
  adminUrl: string,
  given: { service: Service; rows: number; vault: Sealing; now: Date; say: (line: string) => void },
): Promise<Prepared> {
  const { service, rows, say } = given;
  const suffix = `bench_${rows}`;
  const urls = (await provision({ adminUrl, services: [service.name], suffix }))[service.name];
  if (!urls) throw new Error('provisioning answered nothing');
  await migrate(urls.migrationUrl, service.tables);
  const owner = await openDatabase(urls.migrationUrl);
  const [known] = await owner.all<{ count: number }>(
    'select count(*)::int as count from (select from complaint limit 1) as one',
  );
  if (known?.count === 0) {
    say(`generating ${rows.toLocaleString('en')} complaints; the next run finds them`);
    await asAdministrator(adminUrl, urls.migrationUrl, (database) => fill(database, given));
  }
  return { databaseUrl: urls.databaseUrl, owner };
}

/** Triggers and references are not in force, and the index of the search is made at the end, as a migration does it. */
async function fill(database: Database, given: Parameters<typeof prepareDatabase>[1]): Promise<void> {
  await database.all(`set session_replication_role = replica`);
  await database.all('begin');
  await generateChain(database);
  await generateCustomers(database, given);
  await generateComplaints(database, given);
  given.say('texts of the search');
  const [index] = await database.all<{ definition: string }>(
    `select pg_get_indexdef('complaint_search_keys'::regclass) as definition`,
  );
  await database.all('drop index complaint_search_keys');
  await database.all(`insert into complaint_search (complaint_id, accepted_at, store_id, region_id, words)
    select id, accepted_at, store_id, region_id,
      search_words(number, content, demand, expectation, occurred_place, people_involved, product, order_reference, order_key)
    from complaint order by id`);
  given.say('index of the search');
  await database.all(index?.definition ?? '');
  await database.all('alter index complaint_search_keys alter column 1 set statistics 0');
  await database.all('commit');
  await database.all('vacuum analyze');
}

/** The database of an address as the cluster's administrator reaches it. */
export function addressOn(adminUrl: string, ofDatabase: string): string {
  const url = new URL(adminUrl);
  url.pathname = new URL(ofDatabase).pathname;
  return url.href;
}

/** Works on the database of an address with the rights of the cluster's administrator. */
export async function asAdministrator(
  adminUrl: string,
  ofDatabase: string,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(addressOn(adminUrl, ofDatabase));
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
