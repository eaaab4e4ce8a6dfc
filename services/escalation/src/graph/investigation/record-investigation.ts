import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { recordInvestigation } from '../../actions/record-investigation.js';
import { Case } from '../../data/case.js';
import { InvestigationMethod } from '../../domain/vocabulary.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'What was found out about a complaint.' })
class RecordInvestigationInput extends CaseInput {
  @Field(() => InvestigationMethod, { description: 'How it was found out.' })
  method!: InvestigationMethod;

  @Field(() => String, { description: 'What was found, at most 2,000 characters.' })
  findings!: string;

  @Field(() => String, { nullable: true, description: 'The cause of it, where it is known, at most 2,000 characters.' })
  cause?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was found out; now when left out.' })
  at?: Date | null;
}

const RecordInvestigationPayload = payloadType('RecordInvestigationPayload', 'case', () => Case);

@Resolver()
export class RecordInvestigationResolver {
  @Mutation(() => RecordInvestigationPayload, { description: 'Keeps what its owner found out about a complaint.' })
  recordInvestigation(
    @Arg('input', () => RecordInvestigationInput, { description: 'What was found.' }) input: RecordInvestigationInput,
    @Ctx() context: Context,
  ) {
    const { method, findings, cause = null, at = null } = input;
    return actOnCase(context, { operation: 'recordInvestigation', input }, (em, act) =>
      recordInvestigation(em, { ...act, method, findings, cause, at }),
    );
  }
}
