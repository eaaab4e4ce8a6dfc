/** What `npm start` does: prepares, starts the servers and the platform's processes, and stops them in order. `--reset` begins anew. */
import { rmSync, writeFileSync } from 'node:fs';
import { CommandFailed, runCommand } from './command.mjs';
import { Interrupted, interruption } from './interruption.mjs';
import { tryLock } from './lock.mjs';
import { prepare } from './prepare.mjs';
import { elapsed, say, step } from './progress.mjs';
import { loadDemonstration } from './start/demonstration.mjs';
import { environments } from './start/environments.mjs';
import { ready, startProcess, untilOneEnds } from './start/processes.mjs';
import { secretsFor } from './start/secrets.mjs';
import { portsFor, removeData, startDatabases, startMessaging, stopLeftBehind } from './start/servers.mjs';
import { printSummary } from './start/summary.mjs';
import { addressFile, environmentFile, root, serviceNames } from './workspace.mjs';

const unknown = process.argv.slice(2).filter((argument) => argument !== '--reset');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}\nUsage: npm start [-- --reset]`);
  process.exit(64);
}

/** What runs. @type {Record<'gateway' | 'services' | 'issuer' | 'nats' | 'postgres', import('./servers/server-process.mjs').ServerProcess[]>} */
const running = { gateway: [], services: [], issuer: [], nats: [], postgres: [] };
/** In the order in which it stops: each needs those after it. */
const groups = Object.values(running);

const failure = new AbortController();
const signal = AbortSignal.any([
  failure.signal,
  interruption(() => {
    for (const server of groups.flat()) server.kill();
    process.exit(130);
  }),
]);

/** Does several things at once. When one fails the others are called off, and none is left halfway. @param {Promise<unknown>[]} works */
async function together(...works) {
  await Promise.all(works.map((work) => work.catch((error) => failure.abort(error))));
  signal.throwIfAborted();
}

async function start() {
  const services = serviceNames();
  const { node, env } = await prepare({ signal });
  await stopLeftBehind();
  if (process.argv.includes('--reset')) await step('Removing the kept data', removeData);
  const ports = await portsFor(services);
  const secrets = secretsFor(services);
  const environment = environments({ env, ports, services, secrets });
  /** @type {Awaited<ReturnType<typeof startDatabases>>['databases']} */
  let databases = {};
  /** @type {Awaited<ReturnType<typeof startMessaging>>['loginOf']} */
  let loginOf;
  await together(
    startDatabases({ port: ports.postgres, services, secret: secrets.database, signal }).then((started) => {
      if (started.postgres) running.postgres.push(started.postgres);
      databases = started.databases;
    }),
    startMessaging({ port: ports.nats, users: secrets.nats, signal }).then((started) => {
      if (started.nats) running.nats.push(started.nats);
      loginOf = started.loginOf;
    }),
  );

  const environmentOf = (/** @type {string} */ service) =>
    environment.service(service, databases[service].databaseUrl, loginOf(service));
  const migratingEnvironmentOf = (/** @type {string} */ service) => ({
    ...environmentOf(service),
    MIGRATION_DATABASE_URL: databases[service].migrationUrl,
  });
  /** @param {typeof running.services} group @param {string} name @param {string} main @param {NodeJS.ProcessEnv} itsEnv */
  const run = async (group, name, main, itsEnv) => {
    const server = startProcess({ name, node, main, env: itsEnv });
    group.push(server);
    await ready(server, environment.address(name), signal);
  };
  const migrateAndRun = async (/** @type {string} */ service) => {
    const main = `services/${service}/dist/main.js`;
    await runCommand(node, [main, 'migrate'], {
      cwd: root,
      env: migratingEnvironmentOf(service),
      output: 'capture',
      signal,
    });
    await run(running.services, service, main, environmentOf(service));
  };
  await step('Migrating the databases and starting the processes', () =>
    together(
      run(running.issuer, 'issuer', 'gateway/dist/development-issuer/main.js', environment.issuer()),
      ...services.map(migrateAndRun),
      run(running.gateway, 'gateway', 'gateway/dist/main.js', environment.gateway()),
    ),
  );
  await loadDemonstration({ node, services, environmentOf: migratingEnvironmentOf, signal });
  const addresses = {
    GATEWAY_URL: `${environment.address('gateway')}/graphql`,
    ISSUER_URL: environment.address('issuer'),
  };
  writeFileSync(addressFile, JSON.stringify(addresses));
  const own = services.map((name) => [name, environment.own(name, databases[name].databaseUrl, loginOf(name))]);
  rmSync(environmentFile, { force: true });
  writeFileSync(environmentFile, JSON.stringify(Object.fromEntries(own)), { mode: 0o600 });
  await printSummary({ address: environment.address, services });
}

async function stop() {
  say('\n… Stopping');
  for (const file of [addressFile, environmentFile]) rmSync(file, { force: true });
  for (const group of groups) await Promise.all(group.map((server) => server.stop()));
  say(`✓ Stopped (after ${elapsed()})`);
}

const lock = tryLock('start');
if ('heldBy' in lock) {
  console.error(
    `This folder is running already (process ${lock.heldBy}). Stop that one first, or use another copy of the folder.`,
  );
  process.exit(1);
}
try {
  await start();
  await untilOneEnds(groups.flat(), signal);
} catch (error) {
  if (!(error instanceof Interrupted)) {
    console.error(`\n✗ ${error instanceof CommandFailed || error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
await stop();
lock.release();
process.exit();
