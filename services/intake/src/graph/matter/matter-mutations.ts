import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { amendComplaint } from '../../actions/amend-complaint.js';
import { correctComplaintFacts } from '../../actions/matter/correct-complaint-facts.js';
import { linkToMatter } from '../../actions/matter/link-to-matter.js';
import { mergeComplaint } from '../../actions/matter/merge-complaint.js';
import { splitComplaint } from '../../actions/matter/split-complaint.js';
import { Complaint } from '../../data/complaint.js';
import { handed } from '../handed.js';
import { createComplaintLoader } from '../loaders.js';
import {
  AmendComplaintInput,
  CorrectComplaintFactsInput,
  LinkToMatterInput,
  MergeComplaintInput,
  SplitComplaintInput,
} from './matter-inputs.js';

const MergeComplaintPayload = payloadType('MergeComplaintPayload', 'complaint', () => Complaint);
const SplitComplaintPayload = payloadType('SplitComplaintPayload', 'complaint', () => Complaint);
const LinkToMatterPayload = payloadType('LinkToMatterPayload', 'complaint', () => Complaint);
const CorrectComplaintFactsPayload = payloadType('CorrectComplaintFactsPayload', 'complaint', () => Complaint);
const AmendComplaintPayload = payloadType('AmendComplaintPayload', 'complaint', () => Complaint);

/** What every one of them answers: the complaint as the caller sees it afterwards. */
const complaintOf = (context: Context) => ({
  field: 'complaint',
  read: (id: string) => context.loader(createComplaintLoader).load(id),
});

@Resolver()
export class MatterMutations {
  @Mutation(() => MergeComplaintPayload, {
    description:
      'Joins two open complaints that say the same; answers the one that goes on. `splitComplaint` undoes it.',
  })
  mergeComplaint(
    @Arg('input', () => MergeComplaintInput, { description: 'Which, and why.' }) input: MergeComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'mergeComplaint',
      input,
      ...complaintOf(context),
      act: async (em, request) => (await mergeComplaint(em, { ...input, ...request })).id,
    });
  }

  @Mutation(() => SplitComplaintPayload, {
    description: 'Takes a duplicate away from what it was joined to, or a complaint away from its matter.',
  })
  splitComplaint(
    @Arg('input', () => SplitComplaintInput, { description: 'Which, and why.' }) input: SplitComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'splitComplaint',
      input,
      ...complaintOf(context),
      act: async (em, request) => (await splitComplaint(em, { ...input, ...request })).id,
    });
  }

  @Mutation(() => LinkToMatterPayload, { description: 'Puts a complaint on the matter it belongs to.' })
  linkToMatter(
    @Arg('input', () => LinkToMatterInput, { description: 'Which, where, and why.' }) input: LinkToMatterInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'linkToMatter',
      input,
      ...complaintOf(context),
      act: async (em, request) => (await linkToMatter(em, { ...input, ...request })).id,
    });
  }

  @Mutation(() => CorrectComplaintFactsPayload, {
    description: 'Corrects source, channel or outcome; the levels of the matter are derived anew.',
  })
  correctComplaintFacts(
    @Arg('input', () => CorrectComplaintFactsInput, { description: 'What, and why.' })
    input: CorrectComplaintFactsInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'correctComplaintFacts',
      input,
      ...complaintOf(context),
      act: async (em, request) => (await correctComplaintFacts(em, { ...input, ...request })).id,
    });
  }

  @Mutation(() => AmendComplaintPayload, {
    description: 'Amends what a complaint says; what was said before stays in its revisions.',
  })
  amendComplaint(
    @Arg('input', () => AmendComplaintInput, { description: 'What.' }) input: AmendComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'amendComplaint',
      input,
      ...complaintOf(context),
      act: async (em, request) => (await amendComplaint(em, { ...input, ...request, ...handed(context) })).id,
    });
  }
}
