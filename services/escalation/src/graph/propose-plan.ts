import { Purpose } from '@complaints/contracts';
import { type Context, fenOf, MoneyInput, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { proposePlan } from '../actions/propose-plan.js';
import { Case } from '../data/case.js';
import { Remedy } from '../domain/vocabulary.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'The next round of a plan.' })
class ProposePlanInput extends CaseInput {
  @Field(() => String, { description: 'The cause that was found, at most 2,000 characters.' })
  cause!: string;

  @Field(() => Remedy, { description: 'What is offered.' })
  remedy!: Remedy;

  @Field(() => String, { nullable: true, description: 'What is offered, in words, at most 2,000 characters.' })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Money from the reserve fund.' })
  compensation?: MoneyInput | null;

  @Field(() => Purpose, {
    nullable: true,
    description: 'What the compensation is for; stands with a compensation only.',
  })
  purpose?: Purpose | null;

  @Field(() => Date, { nullable: true, description: 'The last due date of what is promised.' })
  dueAt?: Date | null;
}

const ProposePlanPayload = payloadType('ProposePlanPayload', 'case', () => Case);

@Resolver()
export class ProposePlanResolver {
  @Mutation(() => ProposePlanPayload, { description: 'Opens the next round of a plan; an open round is replaced.' })
  proposePlan(
    @Arg('input', () => ProposePlanInput, { description: 'What is proposed.' }) input: ProposePlanInput,
    @Ctx() context: Context,
  ) {
    const { cause, remedy, description = null, compensation, purpose = null, dueAt = null } = input;
    return actOnCase(context, { operation: 'proposePlan', input }, async (em, act) => {
      const compensationFen = compensation ? fenOf(compensation, ['compensation']) : null;
      return proposePlan(em, { ...act, cause, remedy, description, compensationFen, purpose, dueAt });
    });
  }
}
