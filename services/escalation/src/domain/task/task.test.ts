import { after, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  codeOf,
  contacted,
  id,
  opened,
  payment,
  proof,
  proposed,
  start,
  task,
  told,
} from '../../../test/case-files.js';
import { type CaseFile, type Decision, moved, newestAmong } from '../case.js';
import { finishCompensation } from '../compensation.js';
import { isRunning, newestOf } from '../deadline.js';
import { followLevel } from '../follow.js';
import { runOut } from '../ladder.js';
import { merge, separate } from '../merge.js';
import { supersede } from '../opening.js';
import { acceptPlan, answerPlan } from '../plan/accept.js';
import { resolve } from '../resolve.js';
import { isLate } from './task.js';
import { completeTask, updateTask } from './work.js';

const dueAt = after(start, HOUR_MS);
const lastDueAt = after(start, 3 * HOUR_MS);
const [one, other] = [task(), task({ id: id(9), dueAt: lastDueAt })];
/** A case whose round with two steps was accepted, with money or without. */
const working = (compensationFen: number | null = null, now = start): CaseFile => {
  const file = { ...proposed(contacted(), compensationFen, { dueAt: lastDueAt }), tasks: [one, other] };
  return afterwards(file, acceptPlan(file, { round: 1, proof, byId: id(7), now }));
};
const complete = (file: CaseFile, taskId = one.id, now = start) =>
  afterwards(file, completeTask(file, { taskId, now }));
const clockOf = (file: Pick<CaseFile, 'deadlines'>, subject: string) =>
  newestOf(file.deadlines, { kind: 'TASK', subject });
const states = ({ tasks }: Pick<CaseFile, 'tasks'>) => tasks.map(({ state }) => state);

describe('the steps of an accepted round', () => {
  test('R34: each becomes a task with a clock until its due date, beside that of the promise', () => {
    const file = working();
    expect(states(file)).toEqual(['OPEN', 'OPEN']);
    expect(clockOf(file, one.id)).toMatchObject({ armedAt: start, dueAt, generation: 1 });
    expect(clockOf(file, other.id)).toMatchObject({ dueAt: lastDueAt });
    expect(newestOf(file.deadlines, { kind: 'DELIVERY', subject: '' })).toMatchObject({ dueAt: lastDueAt });
    expect(file.case.nextDueAt).toEqual(dueAt);
  });

  test('R34: what was due before the customer accepted has no clock, and is late from the first', () => {
    const file = working(null, after(dueAt, 1));
    expect(clockOf(file, one.id)).toBeUndefined();
    expect(file.tasks.map((found) => isLate(found, after(dueAt, 1)))).toEqual([true, false]);
    expect(complete(file, one.id, after(dueAt, 2)).tasks[0]).toMatchObject({ state: 'DONE' });
  });

  test('R32, R34: so they do where a customer who could not be reached answers the round', () => {
    const file = { ...proposed(contacted(), null, { dueAt: lastDueAt }), tasks: [one, other] };
    const unreachable = { ...file, case: moved(file.case, 'UNREACHABLE') };
    const answer = { planId: id(6), accepted: true, answeredAt: start, reference: id(9) };
    const accepted = afterwards(unreachable, answerPlan(unreachable, answer) as Decision);
    expect([accepted.case.state, states(accepted), clockOf(accepted, one.id)?.dueAt]).toEqual([
      ...['AGREED', ['OPEN', 'OPEN'], dueAt],
    ]);
  });

  test('R34: late is one millisecond after it was due, and not when it is done', () => {
    const [open] = working().tasks;
    const [done] = complete(working()).tasks;
    if (!open || !done) throw new Error('two tasks');
    expect([isLate(open, dueAt), isLate(open, after(dueAt, 1)), isLate(done, after(dueAt, 1))]).toEqual([
      ...[false, true, false],
    ]);
    expect(isLate(one, after(dueAt, 1))).toBe(false);
  });
});

describe('work on a task', () => {
  test('R34: progress is 0 to 100 percent, and changes nothing else', () => {
    const update = (progress: number) => updateTask(working(), { taskId: one.id, progress, now: start });
    expect(update(100)).toMatchObject({ tasks: [{ state: 'OPEN', progress: 100 }], deadlines: [], events: [] });
    for (const progress of [-1, 101, 0.5]) expect(codeOf(() => update(progress))).toBe('PROGRESS_OUT_OF_RANGE');
  });

  test('R34: done exactly when due is in time; a millisecond later its clock is missed, and told once', () => {
    const at = completeTask(working(), { taskId: one.id, now: dueAt });
    expect(clockOf(at, one.id)).toMatchObject({ metAt: dueAt, firedAt: null });
    expect(at).toMatchObject({ tasks: [{ state: 'DONE', progress: 100, doneAt: dueAt }], events: [], plan: null });
    const late = after(dueAt, 1);
    expect(told(completeTask(working(), { taskId: one.id, now: late }))).toEqual(['deadline.missed']);
    const missed = runOut(working(), late) as Decision;
    expect(missed).toMatchObject({ case: { state: 'AGREED', tier: 1, abnormalFlag: false }, tasks: [] });
    const done = completeTask(afterwards(working(), missed), { taskId: one.id, now: late });
    expect([told(done), clockOf(done, one.id)?.metAt]).toEqual([[], late]);
  });

  test('R34, R38: with the last task the work is finished, an outcome; money has to be paid first', () => {
    const first = complete(working());
    expect(first.case.state).toBe('AGREED');
    const last = completeTask(first, { taskId: other.id, now: lastDueAt });
    expect(last.case).toMatchObject({ state: 'DONE', outcomeAt: lastDueAt, nextDueAt: null });
    expect(told(last)).toEqual(['plan.finished']);
    const unpaid = complete(complete(working(8_000)), other.id);
    expect([unpaid.case.state, codeOf(() => resolve(unpaid, start))]).toEqual(['AGREED', 'COMPENSATION_NOT_PAID']);
    const paid = finishCompensation(unpaid, payment()) as Decision;
    expect(paid.case.state).toBe('DONE');
  });

  test('R35: with a task to be done nothing is resolved, paid or not', () => {
    expect(codeOf(() => resolve(working(), start))).toBe('TASKS_OPEN');
    const file = complete(working(8_000));
    const paid = afterwards(file, finishCompensation(file, payment()) as Decision);
    expect([paid.case.state, codeOf(() => resolve(paid, start))]).toEqual(['AGREED', 'TASKS_OPEN']);
    expect(told(completeTask(paid, { taskId: other.id, now: start }))).toEqual(['plan.finished']);
  });

  test('R34: what is no task, is done, or is of a case that is about to move on, is not worked on', () => {
    const ask = (file: CaseFile, taskId = one.id, now = start) => codeOf(() => completeTask(file, { taskId, now }));
    expect([ask(working(), id(1)), ask(complete(working())), ask({ ...contacted(), tasks: [one] })]).toEqual([
      ...['TASK_NOT_OPEN', 'TASK_NOT_OPEN', 'TASK_NOT_OPEN'],
    ]);
    expect([ask(working(), one.id, lastDueAt), ask(working(), one.id, after(lastDueAt, 1))]).toEqual([
      ...['NOTHING', 'PLAN_DEADLINE_PASSED'],
    ]);
  });
});

describe('a case that goes on without its plan', () => {
  const late = after(lastDueAt, 1);

  test('R23, R34: its open tasks are cancelled with their clocks, what is done stays', () => {
    const climbed = afterwards(complete(working()), runOut(complete(working()), late) as Decision);
    expect([climbed.case.tier, states(climbed)]).toEqual([2, ['DONE', 'CANCELLED']]);
    expect(climbed.deadlines.filter((clock) => clock.kind === 'TASK' && isRunning(clock))).toEqual([]);
    const superseded = supersede(working(), { supersededById: id(9), now: start });
    expect(states(afterwards(working(), superseded))).toEqual(['CANCELLED', 'CANCELLED']);
  });

  test('R20, R34: a rise that leaves the agreement leaves its tasks', () => {
    const risen = followLevel(working(), { level: 'MAJOR', highestTier: null, now: start });
    expect([risen.case.tier, states(afterwards(working(), risen))]).toEqual([3, ['OPEN', 'OPEN']]);
  });

  test('R5, R34: joined by mistake it takes its tasks up again, with fresh clocks, and was not finished meanwhile', () => {
    const file = complete(working(8_000));
    const joined = afterwards(file, merge(file, { matterId: id(0), now: start }));
    expect(states(joined)).toEqual(['DONE', 'CANCELLED']);
    const paid = afterwards(joined, finishCompensation(joined, payment()) as Decision);
    expect(paid.case).toMatchObject({ state: 'MERGED', mergedFrom: 'AGREED' });
    const apart = afterwards(paid, separate(paid, { highestTier: null, now: dueAt }));
    expect([apart.case.state, states(apart)]).toEqual(['AGREED', ['DONE', 'OPEN']]);
    expect(clockOf(apart, other.id)).toMatchObject({ generation: 2, armedAt: dueAt, dueAt: lastDueAt });
    expect(complete(apart, other.id, lastDueAt).case.state).toBe('DONE');
    expect(newestAmong(apart.deadlines)).toHaveLength(apart.deadlines.length);
  });

  test('R5, R34: what it takes up again after its date has no clock that runs, and is done without one', () => {
    const joined = afterwards(working(), merge(working(), { matterId: id(0), now: start }));
    const apart = afterwards(joined, separate(joined, { highestTier: null, now: dueAt }));
    expect(clockOf(apart, one.id)).toMatchObject({ generation: 1, cancelledAt: start });
    const done = completeTask(apart, { taskId: one.id, now: after(dueAt, 1) });
    expect([done.deadlines, told(done), done.tasks[0]?.state]).toEqual([[], [], 'DONE']);
  });

  test('steps of a round that was never accepted stay what they were', () => {
    const file = { ...proposed(contacted(opened())), tasks: [one] };
    expect(supersede(file, { supersededById: id(9), now: start }).tasks).toEqual([]);
  });
});
