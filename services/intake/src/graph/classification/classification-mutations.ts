import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { classifyComplaint } from '../../actions/classification/classify-complaint.js';
import { Complaint } from '../../data/complaint.js';
import { createComplaintLoader } from '../loaders.js';
import { ClassifyComplaintInput, ConfirmClassificationInput } from './classification-inputs.js';

const ClassifyComplaintPayload = payloadType('ClassifyComplaintPayload', 'complaint', () => Complaint);
const ConfirmClassificationPayload = payloadType('ConfirmClassificationPayload', 'complaint', () => Complaint);

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
      act: async (em, request) => (await classifyComplaint(em, { ...input, suggested: {}, ...request })).id,
      read: (id) => context.loader(createComplaintLoader).load(id),
    });
  }

  @Mutation(() => ConfirmClassificationPayload, {
    description: 'Confirms a suggested classification, or corrects it; both are learned from.',
  })
  confirmClassification(
    @Arg('input', () => ConfirmClassificationInput, { description: 'What is decided, and what had been suggested.' })
    input: ConfirmClassificationInput,
    @Ctx() context: Context,
  ) {
    const suggested = { natureCode: input.suggestedNatureCode, urgency: input.suggestedUrgency };
    return mutate(context, {
      operation: 'confirmClassification',
      input,
      field: 'complaint',
      act: async (em, request) => (await classifyComplaint(em, { ...input, suggested, ...request })).id,
      read: (id) => context.loader(createComplaintLoader).load(id),
    });
  }
}
