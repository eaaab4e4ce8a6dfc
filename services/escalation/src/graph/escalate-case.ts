import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { escalateCase } from '../actions/escalate-case.js';
import { Case } from '../data/case.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: "The filing that a case is beyond its owner's authority." })
class EscalateCaseInput extends CaseInput {
  @Field(() => ID, { description: 'The person to whom it was reported directly.' })
  reportedToId!: string;

  @Field(() => Date, { description: 'When it was reported directly; the filing comes afterwards.' })
  reportedAt!: Date;

  @Field(() => String, { description: "Why it is beyond the owner's authority, at most 2,000 characters." })
  reason!: string;
}

const EscalateCasePayload = payloadType('EscalateCasePayload', 'case', () => Case);

@Resolver()
export class EscalateCaseResolver {
  @Mutation(() => EscalateCasePayload, { description: 'Hands a case to the next tier, after the direct report.' })
  escalateCase(
    @Arg('input', () => EscalateCaseInput, { description: 'What is filed.' }) input: EscalateCaseInput,
    @Ctx() context: Context,
  ) {
    const { reportedToId, reportedAt, reason } = input;
    return actOnCase(context, { operation: 'escalateCase', input }, (em, act) =>
      escalateCase(em, { ...act, reportedToId, reportedAt, reason }),
    );
  }
}
