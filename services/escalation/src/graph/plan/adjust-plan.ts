import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { adjustPlan } from '../../actions/plan/adjust-plan.js';
import { Case } from '../../data/case.js';
import { actOnCase, CaseInput } from '../act-on-case.js';
import { AcceptanceProofInput } from './accept-plan.js';
import { PlanStepInput, stepsOf } from './plan-inputs.js';

@InputType({ description: 'How a plan is adjusted because facts changed.' })
class AdjustPlanInput extends CaseInput {
  @Field(() => String, { description: 'What changed, at most 2,000 characters.' })
  reason!: string;

  @Field(() => [PlanStepInput], { description: 'What takes the place of the steps that are open; 1 to 20.' })
  steps!: PlanStepInput[];

  @Field(() => AcceptanceProofInput, {
    nullable: true,
    description:
      'What shows that the customer consents, where it ends later than they accepted: signature or recording.',
  })
  proof?: AcceptanceProofInput | null;
}

const AdjustPlanPayload = payloadType('AdjustPlanPayload', 'case', () => Case);

@Resolver()
export class AdjustPlanResolver {
  @Mutation(() => AdjustPlanPayload, {
    description: 'Puts other steps in the place of the open ones of an accepted plan; what it offers stays.',
  })
  adjustPlan(
    @Arg('input', () => AdjustPlanInput, { description: 'How it is adjusted.' }) input: AdjustPlanInput,
    @Ctx() context: Context,
  ) {
    const { reason, proof = null } = input;
    return actOnCase(context, { operation: 'adjustPlan', input }, (em, act) =>
      adjustPlan(em, { ...act, reason, steps: stepsOf(input.steps), proof }),
    );
  }
}
