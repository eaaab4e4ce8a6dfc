import { RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import type { CaseFacts } from '../case.js';
import { type Acting, actsOnCases, isStaff, seatAt, seesCase } from '../rights.js';
import type { TaskFacts } from './task.js';

type Assigned = Pick<TaskFacts, 'assigneeId'>;

/** Whose tasks an actor does: the person's own, and those of who they are a deputy of in cases. Source: R26, R34. */
export const assigneesOf = (actor: Actor): string[] => [
  ...(isStaff(actor) ? [actor.id] : []),
  ...new Set(
    actsOnCases(actor)
      .seats.map(({ onBehalfOf }) => onBehalfOf)
      .filter((id) => id !== null),
  ),
];

/** Whether the actor sees a task: who does it, and whoever sees its case. Source: R34, R91. */
export const seesTask = (actor: Actor, task: Assigned, found: CaseFacts): boolean =>
  isAssigned(actor, task) || seesCase(actor, found);

const isAssigned = (actor: Actor, { assigneeId }: Assigned): boolean =>
  assigneeId !== null && assigneesOf(actor).includes(assigneeId);

/**
 * Who does a task, its case's owner, or a deputy of either in cases, says how far it is.
 * @throws RuleError NOT_FOUND when the actor may not even see it
 * @throws RuleError NOT_YOURS_TO_DO
 * Source: R26, R34, R91.
 */
export function workingOn(actor: Actor, found: CaseFacts | null, task: Assigned | null): Acting {
  if (!found || !task || !seesTask(actor, task, found))
    throw new RuleError('NOT_FOUND', 'There is no such task.', ['taskId']);
  if (isAssigned(actor, task))
    return { byId: actor.id, onBehalfOfId: task.assigneeId === actor.id ? null : task.assigneeId };
  const acting = seatAt(actor, found.ownerPostId);
  if (!acting) throw new RuleError('NOT_YOURS_TO_DO', 'Somebody else does this.', ['taskId']);
  return acting;
}
