import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { afterwards, agreed, codeOf, id, opened, start } from '../../test/case-files.js';
import { checkInvestigation } from './investigation.js';
import { supersede } from './opening.js';

test('R30: what was found out lies behind, and belongs to a case that is open, wherever it stands', () => {
  const ask = (at: Date, file = opened()) => codeOf(() => checkInvestigation(file, { at, now: start }));
  expect([ask(after(start, -1)), ask(start), ask(start, agreed())]).toEqual(['NOTHING', 'NOTHING', 'NOTHING']);
  expect(ask(after(start, 1))).toBe('INVESTIGATED_IN_FUTURE');
  const closed = afterwards(opened(), supersede(opened(), { supersededById: id(9), now: start }));
  expect(ask(start, closed)).toBe('CASE_CLOSED');
});
