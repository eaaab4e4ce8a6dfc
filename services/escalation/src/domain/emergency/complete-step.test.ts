import { DeadlineKind, Level } from '@complaints/contracts';
import { after, MINUTE_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { afterwards, codeOf, contacted, opened, start, told } from '../../../test/case-files.js';
import { close } from '../closing.js';
import { completeStep } from './complete-step.js';

const grave = contacted(opened(Level.MAJOR));
const does = (now: Date, { file = grave, code = 'SAFETY', isDone = false } = {}) =>
  completeStep(file, { code, isDone, now });
const due = after(start, 30 * MINUTE_MS);

test('R18: a step is done in time up to its last millisecond, and late after it', () => {
  expect(does(due).deadlines).toEqual([expect.objectContaining({ subject: 'SAFETY', metAt: due, firedAt: null })]);
  expect(told(does(due))).toEqual([]);
  const late = after(due, 1);
  expect(does(late).deadlines).toEqual([expect.objectContaining({ metAt: late, firedAt: late })]);
  expect(told(does(late))).toEqual(['deadline.missed']);
});

test('R18: one step leaves the others, the owner and the state alone', () => {
  expect(does(start).case).toEqual({ ...grave.case, nextDueAt: after(start, 2 * 60 * MINUTE_MS) });
});

test('R18: it is done once, and only of a procedure that runs and has it', () => {
  expect(codeOf(() => does(start, { isDone: true }))).toBe('STEP_DONE_ALREADY');
  expect(codeOf(() => does(start, { code: 'DANCE' }))).toBe('STEP_UNKNOWN');
  expect(codeOf(() => does(start, { file: contacted() }))).toBe('STEP_UNKNOWN');
  const closed = afterwards(grave, close(grave, 'WITHOUT_AGREEMENT', start));
  expect(codeOf(() => does(start, { file: closed }))).toBe('CASE_CLOSED');
});

test('R18: in a case that goes on after it was closed a step is done without its clock', () => {
  const ended = grave.deadlines.map((clock) =>
    clock.kind === DeadlineKind.EMERGENCY ? { ...clock, cancelledAt: start } : clock,
  );
  expect(does(after(due, 1), { file: { ...grave, deadlines: ended } }).deadlines).toEqual([]);
});
