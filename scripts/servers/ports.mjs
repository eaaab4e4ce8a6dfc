import { createServer } from 'node:net';

/**
 * @param {number} port 0 for any
 * @param {string} host
 * @returns {Promise<number | undefined>} the port when it can be listened on
 */
const tryPort = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: given } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(given));
    });
  });

/** Whether nobody listens on a port, on this machine's own address or on all. @param {number} port */
const isFree = async (port) => !!(await tryPort(port, '127.0.0.1')) && !!(await tryPort(port, '0.0.0.0'));

/** Any free port. */
export const freePort = async () => /** @type {number} */ (await tryPort(0, '127.0.0.1'));

/**
 * Chooses a port for each name: the wanted one, or the next that is free.
 * @template {string} Name
 * @param {Record<Name, number>} wanted
 * @param {(name: Name, taken: number, chosen: number) => void} moved is told when it is another
 * @returns {Promise<Record<Name, number>>}
 */
export async function choosePorts(wanted, moved) {
  const entries = /** @type {[Name, number][]} */ (Object.entries(wanted));
  const given = new Set(entries.map(([, port]) => port));
  const chosen = /** @type {Record<Name, number>} */ ({});
  for (const [name, port] of entries) {
    let next = port;
    while (!(await isFree(next)))
      do next += 1;
      while (given.has(next));
    given.add(next);
    chosen[name] = next;
    if (next !== port) moved(name, port, next);
  }
  return chosen;
}
