import { expect, test } from 'vitest';
import { disbursementOf } from '../../test/disbursement-sample.js';
import { climbed, obstacleNow, reasonOf, type Standing, stranded } from './climb.js';
import { defaultPolicy } from './policy.js';

const now = new Date('2026-11-23T02:00:00.000Z');
const waiting = disbursementOf();
const standing: Standing = { level: 'FIRST', ownerTier: 1, othersFen: 0 };
const ofManager = (changes: Partial<Standing>) => obstacleNow(waiting, { ...standing, ...changes }, defaultPolicy);

test.each([
  [{}, null],
  [{ level: 'SECOND' }, 'LEVEL_NOT_COVERED'],
  [{ ownerTier: 2 }, 'BELOW_OWNER_TIER'],
  [{ othersFen: 20_00 }, null],
  [{ othersFen: 20_01 }, 'OVER_PER_USE'],
] as const)('R61: level, owner and uses are looked at again at the approval, to the fen: %j', (changes, obstacle) => {
  expect(ofManager(changes)).toBe(obstacle);
});

const up = {
  kind: 'REGIONAL_DIRECTOR',
  placeId: 'region',
  obstacle: null,
  period: { key: '2026-11', endsAt: now },
  limit: { kind: 'FIXED', fen: 2_000_00 },
} as const;
const step = { kind: 'REGIONAL_DIRECTOR', postId: 'director', obstacle: null, leftFen: null } as const;
const move = { obstacle: 'LEVEL_NOT_COVERED', standing: { ...standing, level: 'SECOND' }, steps: [step], now } as const;

test('R61, R65: a request goes up with its policy and its end, and says why it left', () => {
  const { state, events } = climbed(waiting, { postId: 'director', rung: up }, move);
  expect(state).toEqual({
    ...{ approverPostId: 'director', approverKind: 'REGIONAL_DIRECTOR', periodKey: '2026-11', holdNumber: 2 },
    ...{ level: 'SECOND', ownerTier: 1 },
    steps: [{ kind: 'STORE_MANAGER', postId: 'post', obstacle: 'LEVEL_NOT_COVERED', leftFen: null }, step],
  });
  expect(events).toMatchObject([
    {
      type: { subject: 'fund.disbursement.climbed.v1' },
      payload: { fromPostId: 'post', approverPostId: 'director', obstacle: 'LEVEL_NOT_COVERED', policyVersion: 1 },
    },
  ]);
});

test('R65: one that nobody above may grant is refused, with the way it went', () => {
  const steps = [{ ...step, obstacle: 'VACANT' }] as const;
  const { state, events } = stranded(waiting, { ...move, steps });
  expect(state).toMatchObject({ state: 'REJECTED', rejectionReason: 'BEYOND_EVERY_AUTHORITY', decidedAt: now });
  expect(state.steps?.map(({ obstacle }) => obstacle)).toEqual(['LEVEL_NOT_COVERED', 'VACANT']);
  expect(events).toMatchObject([{ payload: { reason: 'BEYOND_EVERY_AUTHORITY' } }]);
});

test('R60: what stopped at a budget that is not set says so', () => {
  expect(reasonOf([{ ...step, obstacle: 'BUDGET_NOT_SET' }])).toBe('BUDGET_NOT_SET');
  expect(reasonOf([])).toBe('BEYOND_EVERY_AUTHORITY');
});

test('what stands before no post is a fault', () => {
  expect(() => obstacleNow({ ...waiting, approverPostId: null }, standing, defaultPolicy)).toThrow('before no post');
});
