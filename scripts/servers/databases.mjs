import { createHmac } from 'node:crypto';
import pg from 'pg';

/** One number for all that provision the same cluster at once. */
const provisioningLock = 7_364_021;

/**
 * Makes a database and two roles for each service, or brings them to what they should be. The owner migrates; the application may read
 * and write rows and nothing else.
 * @param {object} options
 * @param {string} options.adminUrl of a cluster, Postgres 15 or later, whose user may create databases and roles
 * @param {string[]} options.services
 * @param {string} [options.suffix] tells the databases of one test file from those of another; the roles are shared
 * @param {string} [options.secret] of which the roles' passwords are derived; the administrator's address when not said
 * @param {string} [options.template] the suffix of the databases that new ones are copies of; empty ones when not said
 * @returns {Promise<Record<string, { databaseUrl: string, migrationUrl: string }>>} the addresses for the application and for the owner
 */
export async function provision({ adminUrl, services, suffix, secret = adminUrl, template }) {
  const plans = services.map((service) => {
    const base = service.replaceAll('-', '_');
    const database = suffix ? `${base}_${suffix}` : base;
    const [owner, app] = ['owner', 'app'].map((kind) => {
      const role = `${base}_${kind}`;
      const password = createHmac('sha256', secret).update(role).digest('base64url');
      return { role, password, url: urlFor(adminUrl, role, password, database) };
    });
    const copied = template ? `${base}_${template}` : 'template0';
    return { service, database, copied, owner: /** @type {Login} */ (owner), app: /** @type {Login} */ (app) };
  });
  await connected(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [provisioningLock]);
    for (const plan of plans) await createRolesAndDatabase(client, plan);
    // Under the same lock, because rights of one database cannot be granted by two at once.
    await Promise.all(plans.map((plan) => connected(plan.owner.url, (own) => own.query(rights(plan)))));
  });
  return Object.fromEntries(
    plans.map(({ service, owner, app }) => [service, { databaseUrl: app.url, migrationUrl: owner.url }]),
  );
}

/** @typedef {{ role: string, password: string, url: string }} Login */
/** @typedef {{ database: string, copied: string, owner: Login, app: Login }} Plan */

const { escapeIdentifier: name, escapeLiteral: text } = pg;

/** @param {pg.Client} client @param {Plan} plan */
async function createRolesAndDatabase(client, { database, copied, owner, app }) {
  for (const { role, password } of [owner, app]) {
    const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    // Only a superuser may name the attributes that only a superuser may have; they are absent by default.
    await client.query(
      `${known.rowCount ? 'ALTER' : 'CREATE'} ROLE ${name(role)} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${text(password)}`,
    );
  }
  const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (there.rowCount) return;
  // Who is no superuser must be a member to give a database away.
  await client.query(`GRANT ${name(owner.role)} TO CURRENT_USER`);
  // A copy of files is half the work of a copy through the log, which is for clusters that must not stop for a checkpoint.
  const copying = copied === 'template0' ? '' : 'STRATEGY file_copy';
  await client.query(
    `CREATE DATABASE ${name(database)} OWNER ${name(owner.role)} TEMPLATE ${name(copied)} ENCODING 'UTF8' ${copying}`,
  );
}

/** What the owner grants in its own database. @param {Plan} plan */
const rights = ({ database, owner, app }) => `
  REVOKE ALL ON DATABASE ${name(database)} FROM PUBLIC;
  GRANT CONNECT ON DATABASE ${name(database)} TO ${name(app.role)};
  ALTER SCHEMA public OWNER TO ${name(owner.role)};
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO ${name(app.role)};
  ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name(app.role)};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${name(app.role)};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${name(app.role)};`;

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function connected(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Keeps the host, the port and options such as `sslmode`. @param {string} adminUrl @param {string} role @param {string} password @param {string} database */
function urlFor(adminUrl, role, password, database) {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
