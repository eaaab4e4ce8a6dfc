import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { recordContact } from '../actions/record-contact.js';
import { Case } from '../data/case.js';
import { ContactMeans } from '../domain/vocabulary.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'One attempt to speak to the customer.' })
class RecordContactInput extends CaseInput {
  @Field(() => Boolean, { description: 'Whether the customer was reached; only that meets the contact clock.' })
  reached!: boolean;

  @Field(() => ContactMeans, { description: 'How it was tried.' })
  means!: ContactMeans;

  @Field(() => String, { nullable: true, description: 'What was said, at most 2,000 characters.' })
  note?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer confirmed content and demand.' })
  confirmsDemand?: boolean | null;
}

const RecordContactPayload = payloadType('RecordContactPayload', 'case', () => Case);

@Resolver()
export class RecordContactResolver {
  @Mutation(() => RecordContactPayload, { description: 'Keeps that the owner tried to speak to the customer.' })
  recordContact(
    @Arg('input', () => RecordContactInput, { description: 'What was tried.' }) input: RecordContactInput,
    @Ctx() context: Context,
  ) {
    const { reached, means, note = null, confirmsDemand = null } = input;
    return actOnCase(context, { operation: 'recordContact', input }, (em, act) =>
      recordContact(em, { ...act, reached, means, note, confirmsDemand }),
    );
  }
}
