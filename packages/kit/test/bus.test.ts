import { expect, test } from 'vitest';
import { freePort } from '../../../scripts/servers/ports.mjs';
import { createLog, startBus } from '../src/index.js';
import { eventually, startTestNats } from '../src/testing/index.js';

const log = createLog('test', 'silent');

test('a service that starts before NATS is connected when NATS has come', async () => {
  const port = await freePort();
  const bus = startBus({ url: `nats://127.0.0.1:${port}`, user: 'alpha', password: 'test-alpha', name: 'alpha', log });
  expect(await bus.answers(100)).toBe(false);
  const nats = await startTestNats(['alpha'], { port });
  await eventually(async () => (await bus.answers(500)) || undefined);
  await bus.stop();
  await nats.stop();
});

test('a password that is refused for a while does not end the connection for good', async () => {
  const port = await freePort();
  const stranger = await startTestNats(['beta'], { port });
  const lines: string[] = [];
  const refusals = createLog('test', 'warn', { write: (line) => void lines.push(line) });
  const bus = startBus({ url: stranger.url, user: 'alpha', password: 'test-alpha', name: 'alpha', log: refusals });
  await eventually(() => lines.find((line) => line.includes('AUTHORIZATION_VIOLATION')));
  await stranger.stop();
  const nats = await startTestNats(['alpha'], { port });
  await eventually(async () => (await bus.answers(500)) || undefined);
  await bus.stop();
  await nats.stop();
});

test('a bus that is stopped before it was ever connected stops at once', async () => {
  const bus = startBus({ url: `nats://127.0.0.1:${await freePort()}`, name: 'alpha', log });
  await bus.stop();
  expect(await bus.answers(100)).toBe(false);
});
