import { describe, expect, test } from 'vitest';
import { codeOf, start } from '../../../test/case-files.js';
import { endToEvaluate } from './evaluate.js';

const ended = { state: 'RESOLVED', resolvedAt: start, closedAt: null, ownerPostId: 'owner' } as const;

describe('what is evaluated', () => {
  test('R72: a case that was resolved, or closed otherwise, by somebody else than its owner', () => {
    expect(endToEvaluate(ended, ['another'])).toEqual(start);
    const closed = { ...ended, state: 'CLOSED_PROVISIONALLY', resolvedAt: null, closedAt: start } as const;
    expect(endToEvaluate(closed, [])).toEqual(start);
    expect(codeOf(() => endToEvaluate(ended, ['another', 'owner']))).toBe('EVALUATED_BY_OWNER');
  });

  test('R72: not while it is open, nor where another case goes on for it', () => {
    const at = (state: 'AGREED' | 'SUPERSEDED' | 'MERGED') =>
      codeOf(() => endToEvaluate({ ...ended, state, resolvedAt: null }, []));
    expect([at('AGREED'), at('SUPERSEDED'), at('MERGED')]).toEqual([
      'CASE_OPEN',
      'CASE_GOES_ON_ELSEWHERE',
      'CASE_GOES_ON_ELSEWHERE',
    ]);
  });
});
