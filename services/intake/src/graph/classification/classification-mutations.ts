import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { classifyComplaint } from '../../actions/classification/classify-complaint.js';
import { Complaint } from '../../data/complaint.js';
import { createComplaintLoader } from '../loaders.js';
import { ClassifyComplaintInput } from './classification-inputs.js';

const ClassifyComplaintPayload = payloadType('ClassifyComplaintPayload', 'complaint', () => Complaint);

@Resolver()
export class ClassificationMutations {
  @Mutation(() => ClassifyComplaintPayload, {
    description: 'Classifies a complaint by hand; what was said before is kept in its history.',
  })
  classifyComplaint(
    @Arg('input', () => ClassifyComplaintInput, { description: 'How it is classified.' }) input: ClassifyComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'classifyComplaint',
      input,
      field: 'complaint',
      act: async (em, request) => (await classifyComplaint(em, { ...input, suggested: null, ...request })).id,
      read: (id) => context.loader(createComplaintLoader).load(id),
    });
  }
}
