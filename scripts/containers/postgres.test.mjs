import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provision } from '../servers/databases.mjs';
import { serviceNames } from '../workspace.mjs';
import { interpolate, readCompose } from './compose.mjs';
import { filledExample } from './example.mjs';
import { setUpDatabases, startContainerPostgres } from './servers.mjs';

const values = filledExample();
const services = serviceNames();

/** @type {Awaited<ReturnType<typeof startContainerPostgres>>} */
let server;

beforeAll(async () => {
  server = await startContainerPostgres(values);
});
afterAll(() => server?.stop());

/** @param {string} url @param {string} statement */
async function query(url, statement) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The address that Compose gives to a container, on this machine. @param {string} container @param {string} variable @param {Record<string, string>} filled */
const addressOf = (container, variable, filled = values) =>
  interpolate(readCompose().services[container].environment?.[variable] ?? '', filled).replace(
    'postgres:5432',
    `127.0.0.1:${server.port}`,
  );

/** @param {string} database */
const asAdministrator = (database) => Object.assign(new URL(server.adminUrl), { pathname: `/${database}` }).href;

/** Who owns and may do what in a database. @param {string} database */
async function rightsIn(database) {
  const url = asAdministrator(database);
  return {
    database: await query(
      url,
      `select datdba::regrole::text as owner, datacl::text as rights, pg_encoding_to_char(encoding) as encoding,
         datcollate, datctype, datlocprovider from pg_database where datname = current_database()`,
    ),
    schemas: await query(
      url,
      `select nspname, nspowner::regrole::text as owner, nspacl::text as rights from pg_namespace
       where nspname !~ '^pg_' order by nspname`,
    ),
    defaults: await query(
      url,
      `select defaclrole::regrole::text as owner, defaclnamespace::regnamespace::text as schema, defaclobjtype as kind,
         defaclacl::text as rights from pg_default_acl order by 1, 2, 3`,
    ),
  };
}

/** What the roles are. */
const roles = () =>
  query(
    server.adminUrl,
    `select rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit,
       rolvaliduntil, rolconfig, array(select roleid::regrole::text from pg_auth_members where member = role.oid) as member_of
     from pg_roles as role where rolcanlogin and rolname ~ '_(owner|app)$' order by rolname`,
  );

test('each container enters its own database with its own password, and no other', async () => {
  for (const service of services) {
    for (const [container, variable, role] of [
      [service, 'DATABASE_URL', 'app'],
      [`${service}-migrate`, 'MIGRATION_DATABASE_URL', 'owner'],
    ]) {
      const address = addressOf(container, variable);
      expect(await query(address, 'select current_user as role, current_database() as database')).toEqual([
        { role: `${service}_${role}`, database: service },
      ]);
      const other = new URL(address);
      other.pathname = `/${services.find((one) => one !== service)}`;
      await expect(query(other.href, 'select 1')).rejects.toThrow(/permission denied/);
    }
  }
});

test('owners, roles and rights are those that the tests and the development start have', async () => {
  const before = await roles();
  const names = before.map(({ rolname }) => rolname);
  expect(names).toEqual(services.flatMap((service) => [`${service}_app`, `${service}_owner`]).sort());
  await provision({ adminUrl: server.adminUrl, services, suffix: 'provisioned' });
  expect(before).toEqual(await roles());
  for (const service of services) {
    const rights = await rightsIn(service);
    expect(rights.defaults).toHaveLength(4);
    expect(rights).toEqual(await rightsIn(`${service}_provisioned`));
  }
});

test('run again it changes passwords and nothing else', async () => {
  const before = await rightsIn('fund');
  await query(asAdministrator('fund'), 'create table kept (id int); insert into kept values (1)');
  // What SQL or the shell might take for its own.
  const changed = { ...values, FUND_APP_PASSWORD: `it's "$new" \\:'app'` };
  await setUpDatabases(server, changed);
  await expect(query(addressOf('fund', 'DATABASE_URL'), 'select 1')).rejects.toThrow(/password authentication failed/);
  const address = new URL(addressOf('fund', 'DATABASE_URL'));
  address.password = encodeURIComponent(changed.FUND_APP_PASSWORD);
  expect(await query(address.href, 'select current_user as role')).toEqual([{ role: 'fund_app' }]);
  expect(await query(asAdministrator('fund'), 'select id from kept')).toEqual([{ id: 1 }]);
  expect(await rightsIn('fund')).toEqual(before);
});
