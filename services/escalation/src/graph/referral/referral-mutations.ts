import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { recordReferralAnswer } from '../../actions/referral/record-referral-answer.js';
import { referCase } from '../../actions/referral/refer-case.js';
import { Case } from '../../data/case.js';
import { Referral } from '../../data/referral/referral.js';
import { ReferredTo } from '../../domain/referral/referral.js';
import { actOnCase, CaseInput } from '../act-on-case.js';
import { createSeenReferralLoader } from './referral-loaders.js';

@InputType({ description: 'What is asked of somebody beside the owner.' })
class ReferCaseInput extends CaseInput {
  @Field(() => ReferredTo, { description: 'To whom it is referred.' })
  to!: ReferredTo;

  @Field(() => String, { description: 'Who that is, at most 2,000 characters.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The department, where it is one.' })
  departmentId?: string | null;

  @Field(() => String, { description: 'What is asked, at most 2,000 characters.' })
  question!: string;

  @Field(() => Date, { description: 'By when an answer is due, within 90 days.' })
  dueAt!: Date;
}

@InputType({ description: 'What came back of a referral.' })
class RecordReferralAnswerInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The referral.' })
  referralId!: string;

  @Field(() => String, { description: 'What was answered, at most 2,000 characters.' })
  answer!: string;

  @Field(() => String, { description: 'Where the copy is kept of what they told the customer.' })
  copyReference!: string;

  @Field(() => Date, { description: 'When it was received.' })
  receivedAt!: Date;
}

const ReferCasePayload = payloadType('ReferCasePayload', 'case', () => Case);
const RecordReferralAnswerPayload = payloadType('RecordReferralAnswerPayload', 'referral', () => Referral);

@Resolver()
export class ReferralMutations {
  @Mutation(() => ReferCasePayload, {
    description: 'Asks somebody beside the owner for an answer by a term; the owner stays answerable.',
  })
  referCase(
    @Arg('input', () => ReferCaseInput, { description: 'What is asked.' }) input: ReferCaseInput,
    @Ctx() context: Context,
  ) {
    const { to, name, departmentId = null, question, dueAt } = input;
    return actOnCase(context, { operation: 'referCase', input }, (em, act) =>
      referCase(em, { ...act, to, name, departmentId, question, dueAt }),
    );
  }

  @Mutation(() => RecordReferralAnswerPayload, {
    description: 'Keeps what came back of a referral, also after the end of the case.',
  })
  recordReferralAnswer(
    @Arg('input', () => RecordReferralAnswerInput, { description: 'What came back.' })
    input: RecordReferralAnswerInput,
    @Ctx() context: Context,
  ) {
    const { referralId, answer, copyReference, receivedAt } = input;
    return mutate(context, {
      ...{ operation: 'recordReferralAnswer', input, field: 'referral' },
      act: (em, { by, now }) => recordReferralAnswer(em, { referralId, answer, copyReference, receivedAt, by, now }),
      read: (id) => context.loader(createSeenReferralLoader).load(id),
    });
  }
}
