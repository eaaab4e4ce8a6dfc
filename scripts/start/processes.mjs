import { join, relative } from 'node:path';
import { waitFor } from '../servers/processes.mjs';
import { startServerProcess } from '../servers/server-process.mjs';
import { dataFolder, root } from '../workspace.mjs';

export const logFolder = join(dataFolder, 'logs');

/**
 * Starts one of the platform's processes; its log goes to a file of its own.
 * @param {{ name: string, node: string, main: string, env: NodeJS.ProcessEnv }} options
 */
export const startProcess = ({ name, node, main, env }) =>
  startServerProcess({
    name,
    command: node,
    arguments: [join(root, main)],
    logFile: join(logFolder, `${name}.log`),
    env,
    cwd: root,
  });

/** @import { ServerProcess } from '../servers/server-process.mjs' */

/**
 * How a process ended and the last it said.
 * @param {ServerProcess} server
 * @param {string} how
 */
const account = (server, how) =>
  new Error(
    `${server.name} ${how}. The last lines of its log (${relative(root, server.logFile)}):\n${server.lastLines()}`,
  );

/**
 * Waits until a process answers that it is ready.
 * @param {ServerProcess} server
 * @param {string} address
 * @param {AbortSignal} signal
 */
export async function ready(server, address, signal) {
  const isReady = async () => {
    if (server.ending()) throw account(server, /** @type {string} */ (server.ending()));
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    return answer?.status === 200;
  };
  await waitFor(isReady, { withinMs: 60_000, everyMs: 50, signal, what: '' }).catch((error) => {
    throw error.message.startsWith(' within') ? account(server, 'was not ready within 60 s') : error;
  });
}

/**
 * Waits until one of the processes ends by itself, which none should.
 * @param {ServerProcess[]} servers
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
export function untilOneEnds(servers, signal) {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
    for (const server of servers) server.ended.then((how) => reject(account(server, how)));
  });
}
