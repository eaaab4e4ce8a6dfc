import type { Violation } from './check/violation.js';
import { openKitHouse } from './house/kit-house.js';
import type { PostgresMachine } from './house/servers.js';
import { openPlatform } from './platform/open-platform.js';
import { platformKills } from './platform/platform-kills.js';
import { type PlatformScenario, runOnPlatform } from './platform/platform-scenario.js';
import { rollingRestart } from './platform/rolling-restart.js';
import { seededRandom } from './random.js';
import { evidenceOf, lineOf, sumOf } from './report.js';
import { CONTROL_PATIENCE_MS, type Control, controls } from './scenarios/controls.js';
import { scenarios } from './scenarios/index.js';
import { type Extent, type Outcome, runScenario, type Scenario } from './scenarios/scenario.js';

const platformScenarios: readonly PlatformScenario[] = [rollingRestart, platformKills];

/** Everything that can be run alone, by name. */
export const parts = (): string[] => [
  ...[...scenarios, ...platformScenarios].map(({ name }) => name),
  ...controls.map(({ sabotage }) => `control-${sabotage}`),
];

interface ProofRun {
  seed: number;
  only?: string;
  short: boolean;
  postgres: PostgresMachine;
  signal: AbortSignal;
}

const say = (line: string): void => console.log(line);

/** Runs the proof and prints its figures. @returns whether every promise was kept, and every control found out */
export async function runProof(run: ProofRun): Promise<boolean> {
  const isChosen = (name: string) => run.only === undefined || run.only === name;
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios.filter(({ name }) => isChosen(name))) {
    outcomes.push(await told(scenario, () => inKitHouse(scenario, run)));
  }
  for (const scenario of platformScenarios.filter(({ name }) => isChosen(name))) {
    outcomes.push(await told(scenario, () => onPlatform(scenario, run)));
  }
  const blind: string[] = [];
  for (const control of controls.filter(({ sabotage }) => isChosen(`control-${sabotage}`))) {
    if (!(await isFoundOut(control, run))) blind.push(control.sabotage);
  }
  const all = sumOf(outcomes);
  if (outcomes.length > 0) {
    console.table(Object.fromEntries([...outcomes, all].map(lineOf).map(({ scenario, ...line }) => [scenario, line])));
    say(JSON.stringify({ seed: run.seed, lines: [...outcomes, all].map(lineOf) }));
  }
  for (const line of outcomes.flatMap(evidenceOf)) say(line);
  for (const sabotage of blind) say(`the checker did not notice the sabotage ${sabotage}`);
  return all.violations.length === 0 && blind.length === 0;
}

/** The same seed chooses the same, whichever parts are run. */
const extentOf = ({ seed, short }: ProofRun): Extent => ({
  random: seededRandom(seed),
  short,
  say: (line) => say(`    ${line}`),
});

/** Says what is done, and what came of it; one that fails itself is a violation, and the others are done all the same. */
async function told({ name, title }: { name: string; title: string }, work: () => Promise<Outcome>): Promise<Outcome> {
  const since = performance.now();
  say(`… ${name}: ${title}`);
  const outcome = await work().catch((error) => failed(name, error));
  const took = Math.round((performance.now() - since) / 1_000);
  say(`${outcome.violations.length === 0 ? '✓' : '✗'} ${name} (${took} s): ${JSON.stringify(lineOf(outcome))}`);
  return outcome;
}

const failed = (scenario: string, error: unknown): Outcome => ({
  scenario,
  kills: 0,
  operations: 0,
  violations: [{ kind: 'WRONG', evidence: `it ended with ${error instanceof Error ? error.stack : error}` }],
  recoveriesMs: [],
  notes: {},
});

/** A scenario that failed may have left Postgres where it killed it. */
const standUp = async (postgres: PostgresMachine): Promise<void> => {
  if (postgres.ending() !== undefined) await postgres.start();
};

async function inKitHouse(scenario: Scenario, run: ProofRun): Promise<Outcome> {
  await standUp(run.postgres);
  const house = await openKitHouse(run);
  try {
    return await runScenario(scenario, house, extentOf(run));
  } finally {
    await house.close();
  }
}

async function onPlatform(scenario: PlatformScenario, run: ProofRun): Promise<Outcome> {
  await standUp(run.postgres);
  const platform = await openPlatform(run);
  try {
    return await runOnPlatform(scenario, platform, extentOf(run));
  } finally {
    await platform.close();
  }
}

async function isFoundOut(control: Control, run: ProofRun): Promise<boolean> {
  say(`… control: ${control.scenario.name} with ${control.sabotage}`);
  const found = await violationsUnder(control, run);
  say(
    `${found.length > 0 ? '✓' : '✗'} ${control.sabotage}: ${found.length} ${control.mustFind}; ${found[0]?.evidence ?? ''}`,
  );
  return found.length > 0;
}

/** Runs a control in a sabotaged house of its own. @returns the violations that it must find */
export async function violationsUnder(
  { sabotage, scenario, mustFind }: Control,
  run: Pick<ProofRun, 'seed' | 'postgres' | 'signal'>,
): Promise<Violation[]> {
  const house = await openKitHouse({ ...run, sabotage });
  try {
    const extent: Extent = { random: seededRandom(run.seed), short: true, say: () => undefined, untilFound: mustFind };
    const { violations } = await runScenario(scenario, house, extent, CONTROL_PATIENCE_MS);
    return violations.filter(({ kind }) => kind === mustFind);
  } finally {
    await house.close();
  }
}
