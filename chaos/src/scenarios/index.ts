import { crashPointsScenario } from './crash-points.js';
import { drain } from './drain.js';
import { latency } from './latency.js';
import { randomKills } from './random-kills.js';
import { repeatsAndDisorder } from './repeats-and-disorder.js';
import type { Scenario } from './scenario.js';
import { natsStopped, postgresRestarted } from './servers-away.js';
import { consumerDeleted, storeWiped, streamDeleted, streamDeletedUnderLoad, tailCut } from './stream-losses.js';

/** What is done to the kit house, in this order. */
export const faultScenarios: readonly Scenario[] = [
  crashPointsScenario,
  randomKills,
  natsStopped,
  tailCut,
  streamDeleted,
  streamDeletedUnderLoad,
  storeWiped,
  consumerDeleted,
  postgresRestarted,
  repeatsAndDisorder,
];

/** What is measured in a house without faults. */
const measurements: readonly Scenario[] = [latency, drain];

export const scenarios: readonly Scenario[] = [...faultScenarios, ...measurements];
