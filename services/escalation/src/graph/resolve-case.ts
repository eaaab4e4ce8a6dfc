import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { resolveCase } from '../actions/resolve-case.js';
import { Case } from '../data/case.js';
import { ContactMeans } from '../domain/vocabulary.js';
import { actOnCase, CaseInput } from './act-on-case.js';

@InputType({ description: 'How the customer confirmed.' })
class ConfirmationInput {
  @Field(() => ContactMeans, { description: 'How the customer said so.' })
  means!: ContactMeans;

  @Field(() => String, { description: 'What the customer said, at most 2,000 characters.' })
  statement!: string;
}

@InputType({ description: 'The end of a case.' })
class ResolveCaseInput extends CaseInput {
  @Field(() => ConfirmationInput, { description: 'How the customer confirmed acceptance.' })
  confirmation!: ConfirmationInput;
}

const ResolveCasePayload = payloadType('ResolveCasePayload', 'case', () => Case);

@Resolver()
export class ResolveCaseResolver {
  @Mutation(() => ResolveCasePayload, {
    description: 'Closes a case as resolved, once every task of its plan is done and any compensation paid.',
  })
  resolveCase(
    @Arg('input', () => ResolveCaseInput, { description: 'What ends it.' }) input: ResolveCaseInput,
    @Ctx() context: Context,
  ) {
    const { confirmation } = input;
    return actOnCase(context, { operation: 'resolveCase', input }, (em, act) =>
      resolveCase(em, { ...act, confirmation }),
    );
  }
}
