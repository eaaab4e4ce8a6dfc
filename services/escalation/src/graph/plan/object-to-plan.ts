import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { objectToPlan } from '../../actions/plan/object-to-plan.js';
import { Case } from '../../data/case.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'The objection to a round.' })
class ObjectToPlanInput extends CaseInput {
  @Field(() => Int, { description: 'The round that the customer objects to.' })
  round!: number;

  @Field(() => String, { nullable: true, description: "The customer's words, at most 2,000 characters." })
  words?: string | null;
}

const ObjectToPlanPayload = payloadType('ObjectToPlanPayload', 'case', () => Case);

@Resolver()
export class ObjectToPlanResolver {
  @Mutation(() => ObjectToPlanPayload, {
    description: 'Keeps that the customer objects to the open round; owner and customer negotiate on.',
  })
  objectToPlan(
    @Arg('input', () => ObjectToPlanInput, { description: 'What is objected to.' }) input: ObjectToPlanInput,
    @Ctx() context: Context,
  ) {
    const { round, words = null } = input;
    return actOnCase(context, { operation: 'objectToPlan', input }, (em, act) =>
      objectToPlan(em, { ...act, round, words }),
    );
  }
}
