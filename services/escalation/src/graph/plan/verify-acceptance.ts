import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { verifyAcceptance } from '../../actions/plan/verify-acceptance.js';
import { Case } from '../../data/case.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'What a second person found of the acceptance that a handler states.' })
class VerifyAcceptanceInput extends CaseInput {
  @Field(() => Boolean, { description: 'Whether the customer accepted indeed; otherwise the round stays open.' })
  isSo!: boolean;
}

const VerifyAcceptancePayload = payloadType('VerifyAcceptancePayload', 'case', () => Case);

@Resolver()
export class VerifyAcceptanceResolver {
  @Mutation(() => VerifyAcceptancePayload, {
    description: 'Verifies the acceptance that the handler of a case states; somebody else than the handler does.',
  })
  verifyAcceptance(
    @Arg('input', () => VerifyAcceptanceInput, { description: 'What was found.' }) input: VerifyAcceptanceInput,
    @Ctx() context: Context,
  ) {
    const { isSo } = input;
    return actOnCase(context, { operation: 'verifyAcceptance', input }, (em, act) =>
      verifyAcceptance(em, { ...act, isSo }),
    );
  }
}
