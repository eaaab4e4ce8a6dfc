import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../command.mjs';
import { freePort } from '../servers/ports.mjs';
import { waitFor } from '../servers/processes.mjs';
import { startServerProcess } from '../servers/server-process.mjs';
import { interpolate, readCompose } from './compose.mjs';
import { imageOf, readDockerfile } from './dockerfile.mjs';

/** @import { ServerProcess } from '../servers/server-process.mjs' */
/** @typedef {{ name: string, command: string[], environment: Record<string, string>, healthCheck: string[] }} Planned */

/**
 * Starts every process of docker-compose.yml from the files of the image, as the image's user, with the environment that
 * Compose would give it and no other; only hosts and ports are those of this machine.
 * @param {object} options
 * @param {string} options.app the image's working directory
 * @param {Record<string, string>} options.values of .env
 * @param {{ postgres: number, nats: number }} options.ports
 */
export async function startPlatform({ app, values, ports }) {
  const run = { app, user: imageUser(), node: nodeFor(app), logs: join(dirname(app), 'logs') };
  mkdirSync(run.logs, { recursive: true });
  const { migrations, processes } = await plan(values, ports);
  await Promise.all(migrations.map((planned) => migrate(run, planned)));
  /** @type {Map<string, ServerProcess & { planned: Planned }>} */
  const running = new Map();
  const stop = async () => void (await Promise.all([...running.values()].map((server) => server.stop())));
  try {
    for (const planned of processes) running.set(planned.name, { ...start(run, planned), planned });
    await Promise.all([...running.values()].map((server) => healthy(run, server)));
    return { running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Root runs the processes as the image does; an ordinary user can only be herself. */
function imageUser() {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = imageOf(/** @type {any} */ (readDockerfile().at(-1)))
    .user.split(':')
    .map(Number);
  return { uid, gid };
}

/** A copy of this Node that the image's user may run, wherever this one is. @param {string} app */
function nodeFor(app) {
  const node = join(dirname(app), 'node');
  copyFileSync(process.execPath, node);
  return node;
}

/** What is to run, with this machine's ports in place of the containers' names. @param {Record<string, string>} values @param {Record<string, number>} ports */
async function plan(values, ports) {
  const { services } = interpolate(readCompose(), values);
  const built = Object.entries(services).filter(([, { build }]) => build);
  /** @type {Record<string, number>} */
  const chosen = { ...ports };
  for (const [name] of built) chosen[name] = await freePort();
  const here = (/** @type {string} */ value) =>
    value.replaceAll(/(?<=[@/])([a-z-]+):\d+/g, (whole, host) =>
      host in chosen ? `127.0.0.1:${chosen[host]}` : whole,
    );
  const image = imageOf(/** @type {any} */ (readDockerfile().at(-1)));
  const planned = built.map(([name, { environment = {}, command = image.command, healthcheck }]) => {
    const own = Object.entries({ ...image.environment, ...environment }).map(([key, value]) => [key, here(value)]);
    const moved = { ...(environment.PORT ? { PORT: String(chosen[name]) } : {}), HOST: '127.0.0.1' };
    const metrics = environment.METRICS_PORT ? { METRICS_PORT: '0' } : {};
    return {
      name,
      command,
      environment: { ...Object.fromEntries(own), ...moved, ...metrics },
      healthCheck: healthcheck?.test ?? image.healthCheck,
    };
  });
  const isMigration = (/** @type {Planned} */ { command }) => command.at(-1) === 'migrate';
  return { migrations: planned.filter(isMigration), processes: planned.filter((one) => !isMigration(one)) };
}

/** @typedef {{ app: string, user?: { uid: number, gid: number }, node: string, logs: string }} Run */

/** @param {Run} run @param {Planned} planned */
const migrate = ({ app, user, node }, { command, environment }) =>
  runCommand(node, command, { cwd: app, env: environment, user, output: 'capture' });

/** @param {Run} run @param {Planned} planned */
const start = ({ app, user, node, logs }, { name, command, environment }) =>
  startServerProcess({
    name,
    command: node,
    arguments: command,
    logFile: join(logs, `${name}.log`),
    env: environment,
    cwd: app,
    user,
  });

/** Asks as Docker does, once something answers at all. @param {Run} run @param {ServerProcess & { planned: Planned }} server */
async function healthy({ app, user, node }, { name, planned, ending, lastLines }) {
  const { environment, healthCheck } = planned;
  const isAnswering = async () => {
    if (ending()) throw new Error(`${name} ${ending()}:\n${lastLines()}`);
    return fetch(`http://127.0.0.1:${environment.PORT}`).catch(() => undefined);
  };
  const [, , ...words] = healthCheck;
  const isHealthy = () =>
    runCommand(node, words, { cwd: app, env: environment, user, output: 'capture' }).then(
      () => true,
      () => false,
    );
  const patience = { withinMs: 60_000, everyMs: 50 };
  await waitFor(isAnswering, { ...patience, what: `${name} did not answer` });
  await waitFor(isHealthy, { ...patience, what: `${name} was not healthy` });
}
