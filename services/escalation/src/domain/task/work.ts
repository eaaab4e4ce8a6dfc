import { DeadlineKind, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, missedOf, newestAmong, requireTurn } from '../case.js';
import { type DeadlineFacts, meet, newestOf } from '../deadline.js';
import { finishIfDone } from '../finish.js';
import { CaseState, TaskState } from '../vocabulary.js';
import { newestTasks, type TaskFacts } from './task.js';

interface Work {
  taskId: string;
  now: Date;
}

/**
 * How far a task has come.
 * @param progress in percent, 0 to 100; done it is only once somebody says so
 * @throws RuleError TASK_NOT_OPEN, PROGRESS_OUT_OF_RANGE, PLAN_DEADLINE_PASSED
 * Source: R34.
 */
export function updateTask(file: CaseFile, { taskId, progress, now }: Work & { progress: number }): Decision {
  const task = openTask(file, taskId, now);
  if (!Number.isInteger(progress) || progress < 0 || progress > 100)
    throw new RuleError('PROGRESS_OUT_OF_RANGE', 'Progress is 0 to 100 percent.', ['progress']);
  return decide(file, { tasks: [{ ...task, progress }] });
}

/**
 * A task is done, and its clock met; one that comes late is missed all the same. A task that was taken up again after its
 * date has no clock that runs. With the last one, and any compensation paid, the work of the plan is finished.
 * @throws RuleError TASK_NOT_OPEN, PLAN_DEADLINE_PASSED
 * Source: R34, R38.
 */
export function completeTask(file: CaseFile, { taskId, now }: Work): Decision {
  const done: TaskFacts = { ...openTask(file, taskId, now), state: TaskState.DONE, progress: 100, doneAt: now };
  const clock = newestOf(file.deadlines, { kind: DeadlineKind.TASK, subject: taskId });
  const met: DeadlineFacts[] = clock && !clock.cancelledAt ? [meet(clock, now)] : [];
  const missed = clock?.firedAt ? [] : missedOf(file.case, met);
  const going: CaseFile = {
    ...file,
    tasks: newestTasks(file.tasks, [done]),
    deadlines: newestAmong([...file.deadlines, ...met]),
  };
  const finished = finishIfDone(going, now);
  return {
    ...finished,
    ...{ file, plan: null, tasks: [done] },
    deadlines: [...met, ...finished.deadlines],
    events: [...missed, ...finished.events],
  };
}

function openTask(file: CaseFile, taskId: string, now: Date): TaskFacts {
  const task = file.tasks.find(({ id }) => id === taskId);
  if (task?.state !== TaskState.OPEN)
    throw new RuleError('TASK_NOT_OPEN', 'It is no task, or not to be done any more.', ['taskId']);
  requireTurn(file, [CaseState.AGREED], now);
  return task;
}
