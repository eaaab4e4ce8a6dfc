import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { recordContact } from '../actions/record-contact.js';
import { Case } from '../data/case.js';
import { ContactMeans, ContactPerson } from '../domain/vocabulary.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'An answer that was given orally.' })
class OralAnswerInput {
  @Field(() => String, { description: 'What the chain answered, at most 2,000 characters.' })
  weSaid!: string;

  @Field(() => String, { description: 'What the customer said to it, at most 2,000 characters.' })
  customerSaid!: string;
}

@InputType({ description: 'One attempt to speak to the customer.' })
class RecordContactInput extends CaseInput {
  @Field(() => Boolean, { description: 'Whether the customer was reached; only that meets the contact clock.' })
  reached!: boolean;

  @Field(() => ContactMeans, { description: 'How it was tried.' })
  means!: ContactMeans;

  @Field(() => ContactPerson, {
    defaultValue: ContactPerson.CUSTOMER,
    description: 'Who was spoken to, or should have been.',
  })
  person!: ContactPerson;

  @Field(() => String, { nullable: true, description: 'What was said, at most 2,000 characters.' })
  note?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer confirmed content and demand.' })
  confirmsDemand?: boolean | null;

  @Field(() => OralAnswerInput, {
    nullable: true,
    description: 'What both sides said, where an answer was given orally.',
  })
  oralAnswer?: OralAnswerInput | null;

  @Field(() => Date, {
    nullable: true,
    description: 'By when the customer was told to expect a solution, with how it goes on: the first answer.',
  })
  expectedAt?: Date | null;
}

const RecordContactPayload = payloadType('RecordContactPayload', 'case', () => Case);

@Resolver()
export class RecordContactResolver {
  @Mutation(() => RecordContactPayload, { description: 'Keeps that the owner tried to speak to the customer.' })
  recordContact(
    @Arg('input', () => RecordContactInput, { description: 'What was tried.' }) input: RecordContactInput,
    @Ctx() context: Context,
  ) {
    const { reached, means, person, note = null, confirmsDemand = null, oralAnswer = null, expectedAt = null } = input;
    const made = { reached, means, person, note, confirmsDemand, oralAnswer, expectedAt };
    return actOnCase(context, { operation: 'recordContact', input }, (em, act) =>
      recordContact(em, { ...act, ...made }),
    );
  }
}
