import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { PlanMilestone } from '../../data/plan/plan-milestone.js';
import { PlanStep } from '../../data/plan/plan-step.js';
import { TaskProgress } from '../../data/plan/task-progress.js';
import { Staff } from '../../data/staff.js';
import { isLate } from '../../domain/task/task.js';
import { createCaseLoader, staffOf } from '../loaders.js';
import { createMilestonesLoader, createProgressLoader } from './plan-loaders.js';

@Resolver(() => PlanStep)
export class PlanStepResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who does it; null where a team does.' })
  assignee(@Root() { assigneeId }: PlanStep, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, assigneeId);
  }

  @FieldResolver(() => [PlanMilestone], { description: 'What is reached on the way, in order; at most 10.' })
  milestones(@Root() { id }: PlanStep, @Ctx() context: Context): Promise<PlanMilestone[]> {
    return context.loader(createMilestonesLoader).load(id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is to be done and its time is over.' })
  isLate(@Root() step: PlanStep, @Ctx() { clock }: Context): boolean {
    return isLate(step, clock.now());
  }

  @FieldResolver(() => Case, { nullable: true, description: 'Its case; null when the caller may not see it.' })
  case(@Root() { caseId }: PlanStep, @Ctx() context: Context): Promise<Case | null> {
    return context.loader(createCaseLoader).load(caseId);
  }

  @FieldResolver(() => [TaskProgress], { description: 'What was said of it, oldest first; the newest 100.' })
  progressNotes(@Root() { id }: PlanStep, @Ctx() context: Context): Promise<TaskProgress[]> {
    return context.loader(createProgressLoader).load(id);
  }
}

@Resolver(() => TaskProgress)
export class TaskProgressResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who said it.' })
  by(@Root() { byId }: TaskProgress, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: TaskProgress, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
