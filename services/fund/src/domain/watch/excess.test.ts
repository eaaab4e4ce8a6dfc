import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import { excessAfterMerge } from './excess.js';
import type { Use } from './use.js';

const start = new Date('2026-11-23T01:30:00.000Z');
/** Granted so many milliseconds after the first, for a complaint that was joined with the others. */
const granted = (ms: number, amountFen: number, changes: Partial<Use> = {}) =>
  useOf(`${ms}`, {
    ...{ complaintId: `complaint ${ms}`, amountFen, grantedAt: after(start, ms) },
    ...changes,
    leadingId: changes.leadingId ?? 'first',
  });
const judge = (...uses: [Use, ...Use[]]) => excessAfterMerge.judge(uses[0], uses, defaultPolicy);
const byDirector = { postKind: 'REGIONAL_DIRECTOR', perUseFen: 300_00 } as const;

test('R66: what was granted for joined complaints exceeds what the post may grant for one by one fen', () => {
  expect(judge(granted(0, 60_00), granted(1, 40_00))).toBeNull();
  const uses = [granted(0, 60_00), granted(1, 40_01)] as const;
  expect(judge(...uses)).toEqual({ uses: [...uses], why: { kind: 'EXCESS_AFTER_MERGE', limitFen: 100_00 } });
});

test('R61, R66: what a higher post grants afterwards with its own authority is no excess of the lower', () => {
  expect(judge(granted(0, 80_00), granted(1, 220_00, byDirector))).toBeNull();
  const beyond = judge(granted(0, 80_00), granted(1, 220_01, byDirector));
  expect(beyond?.why).toMatchObject({ limitFen: 300_00 });
  expect(judge(granted(0, 80_00), granted(1, 9_000_00, { perUseFen: null }))).toBeNull();
});

test('R66: what a lower post granted beside what a higher one had granted already is', () => {
  const uses = [granted(1, 20_00), granted(0, 200_00, byDirector)] as const;
  expect(judge(...uses)).toEqual({
    uses: [uses[1], uses[0]],
    why: { kind: 'EXCESS_AFTER_MERGE', limitFen: 100_00 },
  });
  const atOnce = [granted(0, 60_00, { id: 'b' }), granted(0, 60_00, { id: 'a', complaintId: 'other' })] as const;
  expect(judge(...atOnce)?.uses.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('R66: without a merge, or with nothing granted for the other, there is no such excess', () => {
  const first = granted(0, 60_00);
  const changes: Partial<Use>[] = [
    { complaintId: first.complaintId },
    { leadingId: 'elsewhere' },
    { state: 'REQUESTED', grantedAt: null },
    { state: 'REVERSED' },
  ];
  for (const change of changes) expect(judge(first, granted(1, 60_00, change))).toBeNull();
});

test('R66: it is looked for among all that is joined', () => {
  expect(excessAfterMerge.neighbourhood(granted(1, 20_00), defaultPolicy)).toMatchObject({
    ...{ by: 'COMPLAINT', of: 'first', subject: 'first' },
  });
});
