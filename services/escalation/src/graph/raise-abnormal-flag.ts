import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { raiseAbnormalFlag } from '../actions/raise-abnormal-flag.js';
import { Case } from '../data/case.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'Why the abnormal flag of a case is raised.' })
class RaiseAbnormalFlagInput extends CaseInput {
  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}

const RaiseAbnormalFlagPayload = payloadType('RaiseAbnormalFlagPayload', 'case', () => Case);

@Resolver()
export class RaiseAbnormalFlagResolver {
  @Mutation(() => RaiseAbnormalFlagPayload, {
    description: 'Raises the abnormal flag of an open case by hand; owner and clocks stay.',
  })
  raiseAbnormalFlag(
    @Arg('input', () => RaiseAbnormalFlagInput, { description: 'Why it is raised.' }) input: RaiseAbnormalFlagInput,
    @Ctx() context: Context,
  ) {
    const { reason } = input;
    return actOnCase(context, { operation: 'raiseAbnormalFlag', input }, (em, act) =>
      raiseAbnormalFlag(em, { ...act, reason }),
    );
  }
}
