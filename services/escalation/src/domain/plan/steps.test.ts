import type { RuleError } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { id, start, step } from '../../../test/case-files.js';
import { checkSteps, lastDueOf, type Step } from './steps.js';

const measure = { knownStaffIds: new Set([id(7)]), now: start };
const found = (steps: readonly Step[]): string => {
  try {
    checkSteps(steps, measure);
  } catch (error) {
    const { code, path } = error as RuleError;
    return `${code} ${path.join('.')}`;
  }
  return 'NOTHING';
};
const of = (change: Partial<Step>) => found([step(), step(change)]);
const milestones = (...dueAts: Date[]) => dueAts.map((dueAt) => ({ title: 'Ordered', dueAt }));

test('R31: a plan has a step, and at most twenty', () => {
  const steps = (count: number) => found(Array.from({ length: count }, () => step()));
  expect([steps(0), steps(1), steps(20), steps(21)]).toEqual([
    ...['PLAN_WITHOUT_STEPS steps', 'NOTHING', 'NOTHING', 'TOO_MANY_STEPS steps'],
  ]);
});

test('R31: what is promised lies ahead, and ends no sooner than it starts', () => {
  expect(of({ dueAt: start })).toBe('STEP_DUE_IN_PAST steps.1.dueAt');
  const dueAt = after(start, 1);
  expect(of({ dueAt })).toBe('NOTHING');
  expect(of({ dueAt, startAt: dueAt })).toBe('NOTHING');
  expect(of({ dueAt, startAt: after(dueAt, 1) })).toBe('STEP_DUE_BEFORE_START steps.1.dueAt');
});

test('R31: exactly one does a step: a person of the chain or a team', () => {
  expect(of({ team: null, assigneeId: id(7).toUpperCase() })).toBe('NOTHING');
  expect(of({ team: ' ', assigneeId: id(7) })).toBe('NOTHING');
  expect(of({ team: null, assigneeId: id(8) })).toBe('ASSIGNEE_UNKNOWN steps.1.assigneeId');
  expect(of({ assigneeId: id(7) })).toBe('ASSIGNEE_TWICE steps.1.team');
  expect(of({ team: ' ' })).toBe('ASSIGNEE_MISSING steps.1.assigneeId');
});

test('R31: milestones lie within their step, from its start or from now, and are ten at most', () => {
  const dueAt = after(start, DAY_MS);
  const within = (...at: Date[]) => of({ dueAt, milestones: milestones(...at) });
  expect([within(start, dueAt), within(after(start, -1)), within(start, after(dueAt, 1))]).toEqual([
    'NOTHING',
    'MILESTONE_OUTSIDE_STEP steps.1.milestones.0.dueAt',
    'MILESTONE_OUTSIDE_STEP steps.1.milestones.1.dueAt',
  ]);
  const startAt = after(start, -DAY_MS);
  expect(of({ startAt, dueAt, milestones: milestones(startAt) })).toBe('NOTHING');
  const many = (count: number) => of({ dueAt, milestones: milestones(...Array.from({ length: count }, () => dueAt)) });
  expect([many(10), many(11)]).toEqual(['NOTHING', 'TOO_MANY_MILESTONES steps.1.milestones']);
});

test('R31: what is written in a step is readable and bounded, with the place named where it is not', () => {
  const title = '换'.repeat(201);
  expect([
    of({ title: ' ' }),
    of({ title }),
    of({ team: title }),
    of({ expectedResult: '' }),
    of({ resources: 'a\0b' }),
    of({ milestones: [{ title: '', dueAt: step().dueAt }] }),
  ]).toEqual([
    'TEXT_EMPTY steps.1.title',
    'TEXT_TOO_LONG steps.1.title',
    'TEXT_TOO_LONG steps.1.team',
    'TEXT_EMPTY steps.1.expectedResult',
    'TEXT_NOT_READABLE steps.1.resources',
    'TEXT_EMPTY steps.1.milestones.0.title',
  ]);
  const [kept] = checkSteps([step({ title: ' Call ', resources: ' ' })], measure);
  expect(kept).toMatchObject({ title: 'Call', resources: null, team: 'Deliveries', assigneeId: null });
});

test('R23: the last due date of a plan is that of its latest step, wherever it stands', () => {
  const late = after(start, 9 * DAY_MS);
  expect(lastDueOf([step({ dueAt: late }), step()])).toEqual(late);
});
