import { checkKitHouse } from '../check/check-kit-house.js';
import { readKitHouse } from '../check/read-kit-house.js';
import type { Violation } from '../check/violation.js';
import type { KitHouse } from '../house/kit-house.js';
import type { Asked } from '../house/load.js';
import type { Random } from '../random.js';

/** How much of a scenario is done: all of it, or the short seed that the tests run. */
export interface Extent {
  random: Random;
  short: boolean;
  /** The kind of violation that ends a control: one is enough. */
  untilFound?: Violation['kind'];
  say: (line: string) => void;
}

/** What came of a scenario. */
export interface Outcome {
  scenario: string;
  kills: number;
  operations: number;
  violations: Violation[];
  /** For each restart the time until all that had been committed before it had taken effect, in milliseconds. */
  recoveriesMs: number[];
  /** Figures of this scenario alone. */
  notes: Record<string, number | string>;
}

/** A fault done to a house under load; the house is judged when it has come to rest. */
export interface Scenario {
  name: string;
  title: string;
  run: (house: KitHouse, extent: Extent, account: Account) => Promise<void>;
}

/** What a running scenario adds to. */
export interface Account {
  asked: Asked;
  kills: number;
  recoveriesMs: number[];
  violations: Violation[];
  notes: Outcome['notes'];
  /** How long to wait for what may never come, in milliseconds. */
  patienceMs: number;
}

const newAccount = (patienceMs: number): Account => ({
  asked: { acknowledged: [], unanswered: [] },
  patienceMs,
  kills: 0,
  recoveriesMs: [],
  violations: [],
  notes: {},
});

/** Longer than the longest time until a message is tried again in these scenarios. */
const PATIENCE_MS = 45_000;

/** Runs a scenario in a house, waits until the house is at rest, and judges it. */
export async function runScenario(
  { name, run }: Scenario,
  house: KitHouse,
  extent: Extent,
  patienceMs = PATIENCE_MS,
): Promise<Outcome> {
  const account = newAccount(patienceMs);
  await run(house, extent, account);
  await judge(house, account);
  return {
    scenario: name,
    kills: account.kills,
    operations: account.asked.acknowledged.length,
    violations: account.violations,
    recoveriesMs: account.recoveriesMs,
    notes: account.notes,
  };
}

/** Waits until the house is at rest, and adds what is wrong with it and was not before. */
export async function judge(house: KitHouse, account: Account, when = ''): Promise<void> {
  const isAtRest = await house.progress.settle(account.patienceMs);
  const found = checkKitHouse(await readKitHouse(house, account.asked.acknowledged));
  if (!isAtRest && found.length === 0) {
    found.push({ kind: 'WRONG', evidence: `the house did not come to rest within ${account.patienceMs} ms` });
  }
  const known = new Set(account.violations.map(({ evidence }) => evidence.split(' — ')[0]));
  for (const { kind, evidence } of found) {
    if (!known.has(evidence)) account.violations.push({ kind, evidence: when ? `${evidence} — ${when}` : evidence });
  }
}

/**
 * Starts again what was killed, and measures the recovery: from the start of the process until every event that either
 * side had committed before has taken effect on the other, but for those whose handler met a fault of its own.
 */
export async function recover(house: KitHouse, account: Account, start: () => Promise<void>): Promise<void> {
  // While Postgres is away nothing can be read; nothing is committed then either.
  const before = await house.progress.outstanding().catch(() => undefined);
  const since = performance.now();
  await start();
  const committed = before ?? (await house.progress.outstanding());
  if (await house.progress.untilTaken(committed, account.patienceMs))
    account.recoveriesMs.push(performance.now() - since);
}
