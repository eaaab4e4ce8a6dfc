import { after, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { codeOf, start } from '../../../test/case-files.js';
import { defaultPolicy } from '../policy.js';
import { checkDeviations, isInTime, sampleSize } from './sample.js';

describe('the review of answers', () => {
  test('R39: five in a hundred are drawn, at least one of any, and at most 500', () => {
    expect([0, 1, 20, 21, 40, 100_000].map((answers) => sampleSize(answers, defaultPolicy))).toEqual([
      0, 1, 1, 2, 2, 500,
    ]);
  });

  test('R39: an answer at 72 hours sharp is in time, one millisecond later is not', () => {
    const at = (ms: number) =>
      isInTime({ acceptedAt: start, answeredAt: after(start, 72 * HOUR_MS + ms) }, defaultPolicy);
    expect([at(0), at(1)]).toEqual([true, false]);
  });

  test('R39: each deviation is a quality of the standard, named once, with a correction that lies ahead', () => {
    const code = (...found: { qualityCode: string; dueAt?: Date }[]) =>
      codeOf(() =>
        checkDeviations(
          found.map(({ qualityCode, dueAt = after(start, 1) }) => ({ qualityCode, dueAt })),
          defaultPolicy,
          start,
        ),
      );
    expect(code({ qualityCode: 'IN_TIME' }, { qualityCode: 'POLITE' })).toBe('NOTHING');
    expect(code({ qualityCode: 'FUNNY' })).toBe('QUALITY_UNKNOWN');
    expect(code({ qualityCode: 'POLITE' }, { qualityCode: 'POLITE' })).toBe('QUALITY_TWICE');
    expect(code({ qualityCode: 'POLITE', dueAt: start })).toBe('CORRECTION_DUE_IN_PAST');
  });
});
