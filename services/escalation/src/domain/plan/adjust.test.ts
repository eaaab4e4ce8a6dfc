import { after, HOUR_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  codeOf,
  contacted,
  id,
  proof,
  proposed,
  start,
  step,
  task,
  told,
} from '../../../test/case-files.js';
import { type CaseFile, moved } from '../case.js';
import { isRunning, newestOf } from '../deadline.js';
import { completeTask } from '../task/work.js';
import { type Adjustment, adjustPlan } from './adjust.js';

const lastDueAt = after(start, 3 * HOUR_MS);
const [one, other] = [task(), task({ id: id(9), dueAt: lastDueAt })];
const working = (): CaseFile => {
  const file = agreed({ ...proposed(contacted(), null, { dueAt: lastDueAt }), tasks: [one, other] });
  return afterwards(file, completeTask(file, { taskId: one.id, now: start }));
};
const now = after(start, HOUR_MS);
const adjust = (change: Partial<Adjustment> = {}, file = working()) =>
  adjustPlan(file, {
    ...{ steps: [step({ dueAt: lastDueAt })], stepIds: [id(4)], knownStaffIds: new Set(), proof: null, now, ...change },
  });
const later = [step({ dueAt: after(lastDueAt, 1) })];

test('R34: other steps take the place of those that are open; what is done, and the promise, stay', () => {
  const { decision, plan } = adjust();
  const adjusted = afterwards(working(), decision);
  expect(adjusted.tasks.map(({ id: found, state }) => [found, state])).toEqual([
    [one.id, 'DONE'],
    [other.id, 'REPLACED'],
    [id(4), 'OPEN'],
  ]);
  expect([decision.plan, plan.dueAt, adjusted.case.state]).toEqual([null, lastDueAt, 'AGREED']);
  expect(newestOf(adjusted.deadlines, { kind: 'DELIVERY', subject: '' })).toMatchObject({ generation: 1 });
  expect(newestOf(adjusted.deadlines, { kind: 'TASK', subject: other.id })?.cancelledAt).toEqual(now);
  expect(newestOf(adjusted.deadlines, { kind: 'TASK', subject: id(4) })).toMatchObject({ armedAt: now, generation: 1 });
  const done = completeTask(adjusted, { taskId: id(4), now: lastDueAt });
  expect(done.case.state).toBe('DONE');
});

test('R34: a millisecond later than the customer accepted needs a signature or a recording of their consent', () => {
  expect(codeOf(() => adjust({ steps: later }))).toBe('CONSENT_MISSING');
  for (const kind of ['STATEMENT', 'ANSWERED_LINK'] as const) {
    expect(codeOf(() => adjust({ steps: later, proof: { ...proof, kind } }))).toBe('CONSENT_MISSING');
  }
  const { decision, plan } = adjust({ steps: later, proof });
  expect([decision.plan?.dueAt, plan.dueAt]).toEqual([after(lastDueAt, 1), after(lastDueAt, 1)]);
  const clocks = decision.deadlines.filter(({ kind }) => kind === 'DELIVERY');
  expect(clocks).toMatchObject([
    { generation: 1, cancelledAt: now, dueAt: lastDueAt },
    { generation: 2, armedAt: now, dueAt: after(lastDueAt, 1), cancelledAt: null },
  ]);
});

test('R34: a promise of no date gets one with consent alone; an earlier end leaves the date that was accepted', () => {
  const undated = agreed({ ...proposed(contacted(), null), tasks: [other] });
  expect(codeOf(() => adjust({}, undated))).toBe('CONSENT_MISSING');
  expect(adjust({ proof }, undated).plan.dueAt).toEqual(lastDueAt);
  const sooner = adjust({ steps: [step({ dueAt: after(now, 1) })] });
  expect(sooner.plan.dueAt).toEqual(lastDueAt);
  const again = adjust({ stepIds: [id(3)], now: after(now, 1) }, afterwards(working(), sooner.decision));
  expect(again.decision.tasks.map(({ id: found, state }) => [found, state])).toEqual([
    [id(4), 'REPLACED'],
    [id(3), 'OPEN'],
  ]);
});

test('R25, R34: a task that was late already is missed and told', () => {
  const file = agreed({ ...proposed(contacted(), null, { dueAt: lastDueAt }), tasks: [one, other] });
  const { decision } = adjust({ now: after(now, 1) }, file);
  expect(told(decision)).toEqual(['deadline.missed']);
  expect(decision.deadlines.filter(isRunning)).toHaveLength(1);
});

test('R34: a plan is adjusted while it is carried out, in at most a hundred steps', () => {
  expect(codeOf(() => adjust({}, proposed()))).toBe('NO_ACCEPTED_PLAN');
  const done = { ...working(), case: moved(working().case, 'DONE') };
  expect(codeOf(() => adjust({}, done))).toBe('PLAN_FINISHED');
  expect(codeOf(() => adjust({ now: after(lastDueAt, 1) }))).toBe('PLAN_DEADLINE_PASSED');
  expect(codeOf(() => adjust({ steps: [] }))).toBe('PLAN_WITHOUT_STEPS');
  const many = (count: number) => ({
    ...working(),
    tasks: Array.from({ length: count }, (_, index) => task({ id: `task ${index}`, state: 'REPLACED' as const })),
  });
  expect([codeOf(() => adjust({}, many(99))), codeOf(() => adjust({}, many(100)))]).toEqual([
    ...['NOTHING', 'TOO_MANY_STEPS'],
  ]);
  expect(() => adjust({}, { ...working(), plan: null })).toThrow('an agreement without a plan');
});
