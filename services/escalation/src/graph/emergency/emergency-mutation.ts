import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { completeEmergencyStep } from '../../actions/emergency/complete-emergency-step.js';
import { Case } from '../../data/case.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'That a step of the emergency procedure is done.' })
class CompleteEmergencyStepInput extends CaseInput {
  @Field(() => String, { description: 'The code of the step.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'What was done, at most 2,000 characters.' })
  note?: string | null;
}

const CompleteEmergencyStepPayload = payloadType('CompleteEmergencyStepPayload', 'case', () => Case);

@Resolver()
export class CompleteEmergencyStepResolver {
  @Mutation(() => CompleteEmergencyStepPayload, {
    description: 'Keeps that a step of the emergency procedure is done, in time or late; whoever watches the case may.',
  })
  completeEmergencyStep(
    @Arg('input', () => CompleteEmergencyStepInput, { description: 'What is done.' }) input: CompleteEmergencyStepInput,
    @Ctx() context: Context,
  ) {
    const { code, note = null } = input;
    return actOnCase(context, { operation: 'completeEmergencyStep', input }, (em, act) =>
      completeEmergencyStep(em, { ...act, code, note }),
    );
  }
}
