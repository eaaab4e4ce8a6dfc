import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PlanMilestone } from '../../data/plan/plan-milestone.js';
import { PlanStep } from '../../data/plan/plan-step.js';
import { Staff } from '../../data/staff.js';
import { staffOf } from '../loaders.js';
import { createMilestonesLoader } from './plan-loaders.js';

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
}
