import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { choosePorts, freePort } from './ports.mjs';

const listener = createServer();
afterEach(() => listener.close());

test.each(['127.0.0.1', '0.0.0.0'])(
  'a port taken on %s is passed over, and so is one wanted by another name',
  async (host) => {
    const taken = await freePort();
    await once(listener.listen(taken, host), 'listening');
    /** @type {unknown[]} */
    const moves = [];
    const chosen = await choosePorts({ first: taken, second: taken + 1 }, (...move) => moves.push(move));
    expect(chosen.first).toBeGreaterThan(taken + 1);
    expect(chosen.second).not.toBe(chosen.first);
    expect(moves).toContainEqual(['first', taken, chosen.first]);
  },
);
