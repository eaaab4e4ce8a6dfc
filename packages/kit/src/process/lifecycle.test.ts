import { expect, test } from 'vitest';
import { Lifecycle } from './lifecycle.js';
import { createLog } from './log.js';

const log = createLog('test', 'silent');

function recorder() {
  const events: string[] = [];
  const part = (name: string, fault?: 'start' | 'stop') => async () => {
    if (fault === 'start') throw new Error(`${name} does not start`);
    events.push(`${name} started`);
    return {
      stop: async () => {
        if (fault === 'stop') throw new Error(`${name} does not stop`);
        events.push(`${name} stopped`);
      },
    };
  };
  return { events, part };
}

test('stops in the opposite order of starting', async () => {
  const { events, part } = recorder();
  const lifecycle = new Lifecycle(log);
  await lifecycle.start('a', part('a'));
  await lifecycle.start('b', part('b'));
  await lifecycle.stop();
  expect(events).toEqual(['a started', 'b started', 'b stopped', 'a stopped']);
});

test('parts beside one another stop together, and what they need after all of them', async () => {
  const { events, part } = recorder();
  const hanging = Promise.withResolvers<void>();
  const lifecycle = new Lifecycle(log);
  await lifecycle.start('a', part('a'));
  await lifecycle.start('b', part('b'));
  await lifecycle.startBeside('c', () => ({ stop: () => hanging.promise }));
  const stopped = lifecycle.stop();
  await Promise.resolve();
  expect(events).toEqual(['a started', 'b started', 'b stopped']);
  hanging.resolve();
  await stopped;
  expect(events.at(-1)).toBe('a stopped');
});

test('a part that does not start stops those before it', async () => {
  const { events, part } = recorder();
  const lifecycle = new Lifecycle(log);
  await lifecycle.start('a', part('a'));
  await expect(lifecycle.start('b', part('b', 'start'))).rejects.toThrow('b does not start');
  expect(events).toEqual(['a started', 'a stopped']);
});

test('a part that does not stop keeps no other from stopping, and stopping twice does nothing more', async () => {
  const { events, part } = recorder();
  const lifecycle = new Lifecycle(log);
  await lifecycle.start('a', part('a'));
  await lifecycle.start('b', part('b', 'stop'));
  await lifecycle.stop();
  await lifecycle.stop();
  expect(events).toEqual(['a started', 'b started', 'a stopped']);
});
