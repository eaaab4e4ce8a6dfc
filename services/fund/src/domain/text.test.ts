import { expect, test } from 'vitest';
import { checkBudget, checkBudgetCovers } from './budget.js';
import { checkedText } from './text.js';

const refused = (code: string) => expect.objectContaining({ code });

test('a text may be exactly as long as fits, not one character longer', () => {
  expect(checkedText(` ${'补'.repeat(10)} `, 10, [])).toBe('补'.repeat(10));
  expect(() => checkedText('补'.repeat(11), 10, [])).toThrow(refused('TEXT_TOO_LONG'));
});

test('a text of blanks, with NUL or with half a sign is refused', () => {
  expect(() => checkedText(' \n', 10, [])).toThrow(refused('TEXT_EMPTY'));
  expect(() => checkedText('a\0b', 10, [])).toThrow(refused('TEXT_UNREADABLE'));
  expect(() => checkedText('a\ud83d', 10, [])).toThrow(refused('TEXT_UNREADABLE'));
});

test('R62: a budget is never one fen below what is used', () => {
  expect(() => checkBudgetCovers(500_00, 500_00)).not.toThrow();
  expect(() => checkBudgetCovers(499_99, 500_00)).toThrow(refused('BUDGET_BELOW_USED'));
});

test('R60: a budget may be nothing, not less', () => {
  expect(() => checkBudget('2026-Q4', 0)).not.toThrow();
  expect(() => checkBudget('2026-Q4', -1)).toThrow(refused('AMOUNT_NEGATIVE'));
});
