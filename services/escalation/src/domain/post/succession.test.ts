import { PostKind } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/case-files.js';
import { day, now } from '../../../test/deputyships.js';
import { type Announced, type Change, succeed, type Tenure } from './succession.js';

const announced = (id: string, fromAt: Date, holderId: string | null): Announced => ({ id, fromAt, holderId });
const held = (...changes: Announced[]): Tenure => ({
  kind: PostKind.STORE_MANAGER,
  holderId: 'A',
  announced: changes,
});
const asked = (holderId: string | null, fromAt: Date | null = null): Change => ({ holderId, fromAt, now });
const refused = (tenure: Tenure, change: Change) => codeOf(() => succeed(tenure, change));
const withdrawnBy = (tenure: Tenure, change: Change) => succeed(tenure, change).withdrawn.map(({ id }) => id);

test('R26: a post changes hands now or within 366 days, to the millisecond', () => {
  expect(succeed(held(), asked('B'))).toEqual({ fromAt: now, withdrawn: [], isChange: true });
  expect(refused(held(), asked('B', day(0, -1)))).toBe('FROM_IN_PAST');
  expect(refused(held(), asked('B', day(366)))).toBe('NOTHING');
  expect(refused(held(), asked('B', day(366, 1)))).toBe('FROM_TOO_FAR_AHEAD');
});

test('R26: who holds it already is not appointed, and what is vacant is not vacated', () => {
  expect(refused(held(), asked('A'))).toBe('ALREADY_HOLDER');
  expect(refused({ ...held(), holderId: null }, asked(null))).toBe('POST_VACANT');
});

test('R26: the executive president’s post is never left vacant', () => {
  const executive = { ...held(), kind: PostKind.EXECUTIVE_PRESIDENT };
  expect(refused(executive, asked(null, day(1)))).toBe('NO_SUPERIOR');
  expect(refused(executive, asked('B', day(1)))).toBe('NOTHING');
});

describe('R26: a word from an instant on takes back what was announced from there on', () => {
  const leaves = announced('leaves', day(1), null);
  const follows = announced('follows', day(2), 'B');

  test('and leaves what comes before it', () => {
    expect(withdrawnBy(held(leaves, follows), asked('C'))).toEqual(['leaves', 'follows']);
    expect(withdrawnBy(held(leaves, follows), asked('C', day(1)))).toEqual(['leaves', 'follows']);
    expect(withdrawnBy(held(leaves, follows), asked('C', day(1, 1)))).toEqual(['follows']);
    expect(withdrawnBy(held(leaves, follows), asked('C', day(2, 1)))).toEqual([]);
  });

  test('who holds it by then is who was announced by then', () => {
    expect(refused(held(leaves), asked('A', day(1, 1)))).toBe('NOTHING');
    expect(refused(held(leaves, follows), asked('B', day(3)))).toBe('ALREADY_HOLDER');
    expect(refused(held(leaves), asked(null, day(3)))).toBe('POST_VACANT');
  });

  test('to appoint the present holder anew withdraws what was announced, and changes nothing', () => {
    expect(succeed(held(leaves, follows), asked('A'))).toEqual({
      fromAt: now,
      withdrawn: [leaves, follows],
      isChange: false,
    });
  });
});
