import type { Sabotage } from '../crash/orders.js';
import { crashPointsScenario } from './crash-points.js';
import type { Scenario } from './scenario.js';
import { tailCut } from './stream-losses.js';

/** A house with one thing broken on purpose: the same scenario must end in this kind of violation. */
export interface Control {
  sabotage: Sabotage;
  scenario: Scenario;
  mustFind: 'LOST' | 'DOUBLED';
}

/** The negative controls: what the checker must not be blind to. They run the short form of their scenario. */
export const controls: readonly Control[] = [
  { sabotage: 'no-inbox-check', scenario: crashPointsScenario, mustFind: 'DOUBLED' },
  { sabotage: 'mark-before-acknowledge', scenario: crashPointsScenario, mustFind: 'LOST' },
  { sabotage: 'no-reconciler', scenario: tailCut, mustFind: 'LOST' },
];

/** What is lost on purpose does not come, however long one waits. */
export const CONTROL_PATIENCE_MS = 2_500;
