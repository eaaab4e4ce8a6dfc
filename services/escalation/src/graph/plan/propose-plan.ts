import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { proposePlan, revisePlan } from '../../actions/plan/propose-plan.js';
import { Case } from '../../data/case.js';
import { actOnCase } from '../act-on-case.js';
import { RoundInput, roundOf } from './plan-inputs.js';

@InputType({ description: 'A round of a plan.' })
class ProposePlanInput extends RoundInput {}

@InputType({ description: 'The next round of a plan, after another.' })
class RevisePlanInput extends RoundInput {
  @Field(() => String, { description: 'What is other than in the round before, at most 2,000 characters.' })
  whatChanged!: string;
}

const ProposePlanPayload = payloadType('ProposePlanPayload', 'case', () => Case);
const RevisePlanPayload = payloadType('RevisePlanPayload', 'case', () => Case);

@Resolver()
export class ProposePlanResolver {
  @Mutation(() => ProposePlanPayload, { description: 'Opens the next round of a plan; an open round is replaced.' })
  proposePlan(
    @Arg('input', () => ProposePlanInput, { description: 'What is proposed.' }) input: ProposePlanInput,
    @Ctx() context: Context,
  ) {
    return actOnCase(context, { operation: 'proposePlan', input }, async (em, act) =>
      proposePlan(em, { ...act, ...roundOf(input) }),
    );
  }

  @Mutation(() => RevisePlanPayload, {
    description: 'Opens the next round of a plan after an objection or a refusal, and says what is other in it.',
  })
  revisePlan(
    @Arg('input', () => RevisePlanInput, { description: 'What is proposed.' }) input: RevisePlanInput,
    @Ctx() context: Context,
  ) {
    const { whatChanged } = input;
    return actOnCase(context, { operation: 'revisePlan', input }, async (em, act) =>
      revisePlan(em, { ...act, ...roundOf(input), whatChanged }),
    );
  }
}
