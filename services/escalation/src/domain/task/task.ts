import { DeadlineKind } from '@complaints/contracts';
import { armFor, type DeadlineFacts, next } from '../deadline.js';
import type { Rules } from '../rules.js';
import { TaskState } from '../vocabulary.js';

/** A step of a plan; a task once the plan is accepted. */
export interface TaskFacts {
  id: string;
  /** The person who does it; null where a team does. */
  assigneeId: string | null;
  dueAt: Date;
  /** Null until its plan is accepted. */
  state: TaskState | null;
  /** In percent. */
  progress: number;
  doneAt: Date | null;
}

const isOpen = ({ state }: TaskFacts): boolean => state === TaskState.OPEN;

/** Whether a task is to be done and its time is over: exactly at the due instant is in time. Source: R34. */
export const isLate = (task: Pick<TaskFacts, 'state' | 'dueAt'>, now: Date): boolean =>
  task.state === TaskState.OPEN && now > task.dueAt;

/** The steps of a plan that was accepted. Source: R34. */
export const opened = (steps: readonly TaskFacts[]): TaskFacts[] =>
  steps.map((step) => ({ ...step, state: TaskState.OPEN }));

/** What is not to be done any more, because the case goes on without the plan. */
export const cancelled = (tasks: readonly TaskFacts[]): TaskFacts[] =>
  tasks.filter(isOpen).map((task) => ({ ...task, state: TaskState.CANCELLED }));

/** What is to be done again, because the case goes on where it stood. */
export const resumed = (tasks: readonly TaskFacts[]): TaskFacts[] =>
  opened(tasks.filter(({ state }) => state === TaskState.CANCELLED));

/** What an adjustment of the plan puts others in the place of. */
export const replaced = (tasks: readonly TaskFacts[]): TaskFacts[] =>
  tasks.filter(isOpen).map((task) => ({ ...task, state: TaskState.REPLACED }));

/** Whether nothing of a plan is left to be done; a round from before steps were kept has none. Source: R34, R35. */
export const isAllDone = (tasks: readonly TaskFacts[]): boolean =>
  tasks.every(({ state }) => state === TaskState.DONE || state === TaskState.REPLACED);

/** The tasks with those of these that are newer in their place. */
export const newestTasks = (tasks: readonly TaskFacts[], newer: readonly TaskFacts[]): TaskFacts[] => [
  ...new Map([...tasks, ...newer].map((task) => [task.id, task])).values(),
];

/** The clocks of tasks from now. What was due before they were tasks is late from the first, and has none. Source: R34. */
export const taskClocks = (
  { deadlines, rules }: { deadlines: readonly DeadlineFacts[]; rules: Rules },
  tasks: readonly TaskFacts[],
  now: Date,
): DeadlineFacts[] =>
  tasks
    .filter(({ dueAt }) => dueAt > now)
    .map(({ id: subject, dueAt: until }) =>
      next(deadlines, armFor({ kind: DeadlineKind.TASK, subject, armedAt: now, limit: { until } }, rules)),
    );
