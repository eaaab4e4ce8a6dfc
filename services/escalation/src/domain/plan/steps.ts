import { RuleError } from '@complaints/contracts';
import { titled, written, writtenOrNot } from '../text.js';

/** Something to be reached on the way of a step. */
export interface Milestone {
  title: string;
  dueAt: Date;
}

/** One step of a plan: who does what by when. Source: R31. */
export interface Step {
  title: string;
  /** The person who does it; null where a team does. */
  assigneeId: string | null;
  team: string | null;
  expectedResult: string;
  resources: string | null;
  startAt: Date | null;
  dueAt: Date;
  milestones: readonly Milestone[];
}

const MOST_STEPS = 20;
const MOST_MILESTONES = 10;

/** What steps are held against. */
export interface Measure {
  /** The people of the chain among those named, by their ids. */
  knownStaffIds: ReadonlySet<string>;
  now: Date;
}

/**
 * Checks the steps of a plan.
 * @returns them as they are kept, in their order
 * @throws RuleError PLAN_WITHOUT_STEPS, TOO_MANY_STEPS, STEP_DUE_IN_PAST, STEP_DUE_BEFORE_START
 * @throws RuleError ASSIGNEE_MISSING, ASSIGNEE_TWICE, ASSIGNEE_UNKNOWN
 * @throws RuleError TOO_MANY_MILESTONES, MILESTONE_OUTSIDE_STEP, and what `written` throws
 * Source: R31.
 */
export function checkSteps(steps: readonly Step[], measure: Measure): Step[] {
  if (steps.length === 0) throw new RuleError('PLAN_WITHOUT_STEPS', 'A plan has at least one step.', ['steps']);
  if (steps.length > MOST_STEPS)
    throw new RuleError('TOO_MANY_STEPS', `A plan has at most ${MOST_STEPS} steps.`, ['steps']);
  return steps.map((step, index) => checkStep(step, ['steps', String(index)], measure));
}

function checkStep(step: Step, path: readonly string[], measure: Measure): Step {
  const { startAt, dueAt, milestones } = step;
  if (dueAt <= measure.now) throw new RuleError('STEP_DUE_IN_PAST', 'What is promised lies ahead.', [...path, 'dueAt']);
  if (startAt && dueAt < startAt)
    throw new RuleError('STEP_DUE_BEFORE_START', 'A step is due after its start.', [...path, 'dueAt']);
  if (milestones.length > MOST_MILESTONES)
    throw new RuleError('TOO_MANY_MILESTONES', `A step has at most ${MOST_MILESTONES} milestones.`, [
      ...path,
      'milestones',
    ]);
  return {
    ...assigned(step, path, measure),
    title: titled(step.title, [...path, 'title']),
    expectedResult: written(step.expectedResult, [...path, 'expectedResult']),
    resources: writtenOrNot(step.resources, [...path, 'resources']),
    startAt,
    dueAt,
    milestones: milestones.map((milestone, index) =>
      checkMilestone(milestone, [...path, 'milestones', String(index)], { from: startAt ?? measure.now, until: dueAt }),
    ),
  };
}

/** Who does a step: exactly one, a person or a team. */
function assigned(step: Step, path: readonly string[], { knownStaffIds }: Measure): Pick<Step, 'assigneeId' | 'team'> {
  const assigneeId = step.assigneeId?.toLowerCase() ?? null;
  const team = writtenOrNot(step.team, [...path, 'team']) && titled(step.team ?? '', [...path, 'team']);
  if (assigneeId && team)
    throw new RuleError('ASSIGNEE_TWICE', 'A person or a team does a step, not both.', [...path, 'team']);
  if (!assigneeId && !team)
    throw new RuleError('ASSIGNEE_MISSING', 'A person or a team does a step.', [...path, 'assigneeId']);
  if (assigneeId && !knownStaffIds.has(assigneeId))
    throw new RuleError('ASSIGNEE_UNKNOWN', 'Nobody of the chain is known by this id.', [...path, 'assigneeId']);
  return { assigneeId, team };
}

function checkMilestone(
  { title, dueAt }: Milestone,
  path: readonly string[],
  { from, until }: { from: Date; until: Date },
): Milestone {
  if (dueAt < from || dueAt > until)
    throw new RuleError('MILESTONE_OUTSIDE_STEP', 'A milestone lies between start and end of its step.', [
      ...path,
      'dueAt',
    ]);
  return { title: titled(title, [...path, 'title']), dueAt };
}

/** When the last of these steps is due; each plan has one. */
export const lastDueOf = (steps: readonly Pick<Step, 'dueAt'>[]): Date =>
  new Date(Math.max(...steps.map(({ dueAt }) => dueAt.getTime())));
