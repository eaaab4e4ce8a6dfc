import { describe, expect, test } from 'vitest';
import { authorityOf, defaultPolicy, FundPolicy } from './policy.js';
import { ApproverKind } from './vocabulary.js';

describe('the default policy', () => {
  test('R60: has the figures of the regulation', () => {
    const figures = defaultPolicy.authorities.map(({ post, perUseFen, period, limit, upToLevel }) => [
      post,
      perUseFen,
      period,
      limit.kind === 'FIXED' ? limit.fen : limit.kind,
      upToLevel,
    ]);
    expect(figures).toEqual([
      ['STORE_MANAGER', 10_000, 'MONTH', 30_000, 'FIRST'],
      ['REGIONAL_DIRECTOR', 30_000, 'MONTH', 200_000, 'SECOND'],
      ['REGIONAL_PRESIDENT', null, 'QUARTER', 'BUDGET', 'ABNORMAL'],
      ['EXECUTIVE_PRESIDENT', null, 'QUARTER', 'NONE', 'ABNORMAL'],
    ]);
  });

  test('R63: counts in the time zone of the chain', () => {
    expect(defaultPolicy).toMatchObject({ version: 1, timeZone: 'Asia/Shanghai' });
  });
});

describe('a policy', () => {
  const manager = authorityOf(defaultPolicy, ApproverKind.STORE_MANAGER);
  const others = defaultPolicy.authorities.slice(1);

  test('is refused when a post is missing', () => {
    expect(FundPolicy.safeParse({ ...defaultPolicy, authorities: others }).success).toBe(false);
  });

  test('is refused when it allows more per use than per period, by one fen', () => {
    const contradicting = { ...manager, perUseFen: 30_001 };
    expect(FundPolicy.safeParse({ ...defaultPolicy, authorities: [contradicting, ...others] }).success).toBe(false);
    const exact = { ...manager, perUseFen: 30_000 };
    expect(FundPolicy.safeParse({ ...defaultPolicy, authorities: [exact, ...others] }).success).toBe(true);
  });

  test('may leave the limit per use to the period', () => {
    const unlimited = { ...manager, perUseFen: null };
    expect(FundPolicy.safeParse({ ...defaultPolicy, authorities: [unlimited, ...others] }).success).toBe(true);
  });

  test('without an authority that is asked for is a fault', () => {
    const without = { ...defaultPolicy, authorities: others };
    expect(() => authorityOf(without, ApproverKind.STORE_MANAGER)).toThrow('no authority for STORE_MANAGER');
  });

  test('is refused in a zone that does not exist', () => {
    expect(FundPolicy.safeParse({ ...defaultPolicy, timeZone: 'Asia/Nowhere' }).success).toBe(false);
  });
});
