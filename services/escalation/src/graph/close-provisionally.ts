import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { closeProvisionally } from '../actions/close-provisionally.js';
import { Case } from '../data/case.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'Why a case is closed provisionally.' })
class CloseProvisionallyInput extends CaseInput {
  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}

const CloseProvisionallyPayload = payloadType('CloseProvisionallyPayload', 'case', () => Case);

@Resolver()
export class CloseProvisionallyResolver {
  @Mutation(() => CloseProvisionallyPayload, {
    description: 'Closes a case whose customer cannot be reached; it goes on if they return.',
  })
  closeProvisionally(
    @Arg('input', () => CloseProvisionallyInput, { description: 'Why it is closed.' }) input: CloseProvisionallyInput,
    @Ctx() context: Context,
  ) {
    const { reason } = input;
    return actOnCase(context, { operation: 'closeProvisionally', input }, (em, act) =>
      closeProvisionally(em, { ...act, reason }),
    );
  }
}
