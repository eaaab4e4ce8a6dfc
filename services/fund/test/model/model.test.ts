import { startTestService, type TestService } from '@complaints/kit/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fund } from '../../src/service.js';
import { COMPLAINTS, happenings } from './commands.js';
import type { Model } from './model.js';
import { Real } from './real.js';
import { openWorld, type World } from './world.js';

const PROOF = process.env.PROOF_RUNS !== undefined;
const RUNS = Number(process.env.PROOF_RUNS ?? 100);
const COMMANDS = PROOF ? 40 : 16;

let service: TestService;
let world: World;
beforeAll(async () => {
  service = await startTestService({ ...fund, timers: [] });
  world = await openWorld(service);
});
afterAll(() => service?.stop());

/** Complaints of all levels, the last in the other region; nothing was asked for yet. */
const nothingYet = (): Model => ({
  ...{ now: service.clock.now().getTime(), version: 1, claims: [], counters: {}, budgets: {} },
  complaints: Array.from({ length: COMPLAINTS }, (_, number) => ({
    ...{ region: number === COMPLAINTS - 1 ? 1 : 0, level: number % 3, tier: 1, into: null },
  })),
});

test(`R60–R65, I5: whatever happens, claims, counters and budgets are as a small model says, and the books agree (${RUNS} runs of ${COMMANDS})`, async () => {
  const visited = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(...happenings), { minLength: COMMANDS, maxLength: COMMANDS }),
      async (commands) => {
        const session = service.dataSource.createQueryRunner();
        await session.startTransaction();
        try {
          const model = nothingYet();
          const real = new Real(world, session.manager, structuredClone(model.complaints), visited);
          await real.begin();
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await real.ends();
        } finally {
          await session.rollbackTransaction();
          await session.release();
        }
      },
    ),
    { numRuns: RUNS, seed: 20_261_125, endOnFailure: !PROOF },
  );
  const states = ['REQUESTED', 'APPROVED', 'REJECTED', 'PAID', 'CANCELLED', 'REVERSED'];
  const posts = ['before 0', 'before 1', 'before 2', 'before 3', 'before null', 'hold 2', ...(PROOF ? ['hold 3'] : [])];
  const refusals = [
    'NOT_REQUESTER',
    'COMPLAINT_MERGED',
    'BUDGET_NOT_SET',
    'BEYOND_EVERY_AUTHORITY',
    'BUDGET_BELOW_USED',
  ];
  for (const place of [...states, ...posts, ...refusals, 'Asia/Tokyo']) expect(visited).toContain(place);
}, 1_800_000);
