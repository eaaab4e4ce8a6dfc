import { LEVELS } from '@complaints/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaseState } from '../../src/domain/vocabulary.js';
import { happenings } from './commands.js';
import { opened } from './model.js';
import { Real } from './real.js';

const RUNS = Number(process.env.PROOF_RUNS ?? 100);
const COMMANDS = 40;

test(`R20–R25, R32, R35, I4, I6: whatever happens, case, ladder and clocks are as a small model says (${RUNS} runs of ${COMMANDS})`, () => {
  const visited = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...LEVELS),
      fc.array(fc.oneof(...happenings), { minLength: COMMANDS, maxLength: COMMANDS }),
      (level, commands) => {
        fc.modelRun(() => ({ model: opened(level), real: new Real(level, visited) }), commands);
      },
    ),
    { numRuns: RUNS, seed: 20_261_125 },
  );
  // Enough runs come everywhere but to a closing without agreement, which needs a decision.
  const rare: string[] = [
    CaseState.CLOSED_WITHOUT_AGREEMENT,
    ...(RUNS < 1_000 ? [CaseState.CLOSED_PROVISIONALLY, 'DONE to AGREED'] : []),
  ];
  const places = [...Object.values(CaseState), 'tier 1', 'tier 2', 'tier 3', 'failed 1', 'DONE to AGREED'];
  for (const place of places.filter((one) => !rare.includes(one))) expect(visited).toContain(place);
}, 600_000);
