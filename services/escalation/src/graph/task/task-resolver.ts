import { RuleError } from '@complaints/contracts';
import {
  type Connection,
  type Context,
  connectionType,
  keyOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { Case } from '../../data/case.js';
import { findOpenTasks, PlanStep, type TaskKey, taskKeyOf } from '../../data/plan/plan-step.js';
import { assigneesOf } from '../../domain/task/rights.js';
import { isInstant } from '../instant.js';
import { createTasksLoader } from '../plan/plan-loaders.js';

const TaskConnection = connectionType(PlanStep, 'Task');

@Resolver()
export class TaskResolver {
  @Query(() => TaskConnection, {
    description: 'Open tasks of the caller, and of those whose deputy the caller is in cases; next due first.',
  })
  async myTasks(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<PlanStep>> {
    const from = { after: taskKeyOfCursor(page.after), take: rowsToRead(page) };
    const rows = await findOpenTasks(context.dataSource.manager, assigneesOf(await context.actor()), from);
    return pageOf(rows, page, taskKeyOf);
  }
}

@Resolver(() => Case)
export class CaseTasksResolver {
  @FieldResolver(() => [PlanStep], {
    description: 'Its tasks, which are the steps of accepted plans, as they were planned; the newest 100.',
  })
  tasks(@Root() { id }: Case, @Ctx() context: Context): Promise<PlanStep[]> {
    return context.loader(createTasksLoader).load(id);
  }
}

function taskKeyOfCursor(after: string | null | undefined): TaskKey | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [due = '', id = ''] = key;
  if (isInstant(due) && isUuid(id)) return [due, id];
  throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
}
