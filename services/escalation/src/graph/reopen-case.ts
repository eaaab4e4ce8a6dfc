import { ReopeningCause } from '@complaints/contracts';
import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { reopenCase } from '../actions/reopen-case.js';
import { Case } from '../data/case.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'Why a closed case goes on.' })
class ReopenCaseInput extends CaseInput {
  @Field(() => ReopeningCause, { description: 'What happened.' })
  cause!: ReopeningCause;

  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}

const ReopenCasePayload = payloadType('ReopenCasePayload', 'case', () => Case);

@Resolver()
export class ReopenCaseResolver {
  @Mutation(() => ReopenCasePayload, {
    description:
      'Has a case that was closed provisionally, or resolved with its work undone, go on; nothing is counted.',
  })
  reopenCase(
    @Arg('input', () => ReopenCaseInput, { description: 'Why it goes on.' }) input: ReopenCaseInput,
    @Ctx() context: Context,
  ) {
    const { cause, reason } = input;
    return actOnCase(context, { operation: 'reopenCase', input }, (em, act) =>
      reopenCase(em, { ...act, cause, reason }),
    );
  }
}
