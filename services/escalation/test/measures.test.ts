import { MINUTE_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { fireDeadlinesTimer } from '../src/timers/fire-deadlines.js';
import { openCase, startEscalation } from './story.js';

test('R25: how late clocks are recorded shows in the measures: not before they are due, nor after they were recorded', async () => {
  const service = await startEscalation({ timers: [] });
  const lag = async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    return Number(/^deadlines_lag_seconds (.*)$/m.exec(text)?.[1]);
  };
  await openCase(service);
  expect(await lag()).toBe(0);
  service.clock.moveBy(31 * MINUTE_MS);
  expect(await lag()).toBe(60);
  while ((await fireDeadlinesTimer.pass(service.dataSource, service.clock.now())) > 0);
  expect(await lag()).toBe(0);
  await service.stop();
});
