import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { acceptPlan } from '../../actions/plan/accept-plan.js';
import { Case } from '../../data/case.js';
import { ProofKind } from '../../domain/vocabulary.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'What shows that the customer accepted a plan.' })
export class AcceptanceProofInput {
  @Field(() => ProofKind, { description: 'What kind of proof it is.' })
  kind!: ProofKind;

  @Field(() => String, { description: 'Where it is kept.' })
  reference!: string;
}

@InputType({ description: 'The acceptance of a round.' })
class AcceptPlanInput extends CaseInput {
  @Field(() => Int, { description: 'The round that the customer accepts.' })
  round!: number;

  @Field(() => AcceptanceProofInput, { description: 'What shows it.' })
  proof!: AcceptanceProofInput;
}

const AcceptPlanPayload = payloadType('AcceptPlanPayload', 'case', () => Case);

@Resolver()
export class AcceptPlanResolver {
  @Mutation(() => AcceptPlanPayload, { description: 'Keeps that the customer accepted the open round.' })
  acceptPlan(
    @Arg('input', () => AcceptPlanInput, { description: 'What was accepted.' }) input: AcceptPlanInput,
    @Ctx() context: Context,
  ) {
    const { round, proof } = input;
    return actOnCase(context, { operation: 'acceptPlan', input }, (em, act) =>
      acceptPlan(em, { ...act, round, proof }),
    );
  }
}
