import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KitHouse, openKitHouse } from '../src/house/kit-house.js';
import { openPostgres, type PostgresMachine } from '../src/house/servers.js';
import { seededRandom } from '../src/random.js';
import { faultScenarios } from '../src/scenarios/index.js';
import { runScenario } from '../src/scenarios/scenario.js';

/** The short seed of `pnpm proof:events`: real processes, a real Postgres that syncs, a real nats-server. */
const SEED = 1;
/** Far more than it takes: a scenario cut off would leave its load to the next. */
const SCENARIO_MS = 180_000;
const signal = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
// One for all: the same house must not be asked with the same keys again.
const extent = { random: seededRandom(SEED), short: true, say: () => undefined };
let postgres: PostgresMachine;
let house: KitHouse;

beforeAll(async () => {
  postgres = await openPostgres(folder, signal);
  house = await openKitHouse({ postgres, signal });
});
afterAll(async () => {
  await house?.close();
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('I1 I2 I6: nothing is lost and nothing doubled', () => {
  test.each(faultScenarios.map((scenario) => [scenario.title, scenario] as const))(
    'with %s',
    async (_, scenario) => {
      const { violations, operations } = await runScenario(scenario, house, extent);
      expect(violations).toEqual([]);
      expect(operations).toBeGreaterThan(0);
    },
    SCENARIO_MS,
  );
});
