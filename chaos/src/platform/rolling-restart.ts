import { sleep } from '../house/machine.js';
import type { PlatformScenario } from './platform-scenario.js';

/** An orderly stop ends with code 0, within this time. */
const STOP_WITHIN_MS = 10_000;
/** What the other replica has to carry alone is watched for a moment. */
const BETWEEN_MS = 500;

/** Every process is stopped in order and started again, one after the other, while people work. */
export const rollingRestart: PlatformScenario = {
  name: 'rolling-restart',
  title: 'every process of the platform stopped by SIGTERM and started again, one after the other',
  retries: 1,
  async run({ processes }, { say }, account) {
    for (const process of processes) {
      const since = performance.now();
      const how = await process.stop();
      const stopMs = Math.round(performance.now() - since);
      if (how !== 'ended with code 0' || stopMs > STOP_WITHIN_MS) {
        account.violations.push({ kind: 'WRONG', evidence: `${process.name} ${how} after ${stopMs} ms` });
      }
      await process.start();
      say(`${process.name} stopped in ${stopMs} ms, ready again after ${Math.round(performance.now() - since)} ms`);
      await sleep(BETWEEN_MS);
    }
    account.notes.restarts = processes.length;
  },
};
