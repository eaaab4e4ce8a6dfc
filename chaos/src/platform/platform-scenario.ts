import { until } from '../house/machine.js';
import type { Account, Extent, Outcome } from '../scenarios/scenario.js';
import { checkPlatform } from './check-platform.js';
import type { Platform } from './open-platform.js';
import { type PlatformLoad, startPlatformLoad } from './platform-load.js';
import { readPlatform } from './read-platform.js';

/** Something done to the whole platform under load, judged when it has come to rest. */
export interface PlatformScenario {
  name: string;
  title: string;
  /** How often a client asks again what failed. */
  retries: number;
  run: (platform: Platform, extent: Extent, account: PlatformAccount) => Promise<void>;
}

type PlatformAccount = Pick<Account, 'kills' | 'recoveriesMs' | 'violations' | 'notes'> & { load: PlatformLoad };

const REST_WITHIN_MS = 90_000;
const FIRST_COMPLAINTS = 5;

/** Runs a scenario on the platform under load, waits until all is heard, and judges it. */
export async function runOnPlatform(scenario: PlatformScenario, platform: Platform, extent: Extent): Promise<Outcome> {
  const load = startPlatformLoad(platform, { random: extent.random, retries: scenario.retries });
  const account: PlatformAccount = { kills: 0, recoveriesMs: [], violations: [], notes: {}, load };
  try {
    await until('the platform takes no complaints', () => load.told.complaints.length >= FIRST_COMPLAINTS, {
      withinMs: 60_000,
    });
    await scenario.run(platform, extent, account);
  } finally {
    await load.stop();
  }
  const { requests, told } = load;
  account.violations.push(
    ...requests.failed.map((fault) => ({ kind: 'WRONG' as const, evidence: `a request failed: ${fault}` })),
    ...(await judgePlatform(platform, told.complaints)),
  );
  return {
    scenario: scenario.name,
    kills: account.kills,
    operations: told.operations,
    violations: account.violations,
    recoveriesMs: account.recoveriesMs,
    notes: {
      ...account.notes,
      requests: requests.asked,
      retried: requests.retried,
      failed: requests.failed.length,
      faults: JSON.stringify(requests.faults),
      refused: JSON.stringify(told.refused),
    },
  };
}

/** Judges again and again until nothing is wrong or the time is up: what is on its way is no violation yet. */
async function judgePlatform(platform: Platform, complaints: PlatformLoad['told']['complaints']) {
  const judge = async () => checkPlatform(await readPlatform(platform, complaints));
  await until('the platform comes to rest', async () => (await judge()).length === 0, {
    withinMs: REST_WITHIN_MS,
    everyMs: 500,
  }).catch(() => undefined);
  return judge();
}
