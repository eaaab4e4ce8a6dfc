import { Level, PostKind } from '@complaints/contracts';
import type { Context } from '@complaints/kit';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Case } from '../data/case.js';
import { CaseAct } from '../data/case-act.js';
import { Contact } from '../data/contact.js';
import { Deadline } from '../data/deadline.js';
import { LadderStep } from '../data/ladder-step.js';
import { Plan } from '../data/plan.js';
import { Post } from '../data/post.js';
import {
  createActsLoader,
  createCaseLoader,
  createCaseOfComplaintLoader,
  createContactsLoader,
  createDeadlinesLoader,
  createLadderLoader,
  createPlansLoader,
  createPostLoader,
  createSolePostLoader,
} from './loaders.js';
import { Complaint } from './stubs.js';

@Resolver(() => Case)
export class CaseResolver {
  @Query(() => Case, { nullable: true, description: 'One case; null when it is not there or may not be seen.' })
  case(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context): Promise<Case | null> {
    return context.loader(createCaseLoader).load(id);
  }

  @FieldResolver(() => Complaint, { description: 'The complaint that is handled.' })
  complaint(@Root() { complaintId }: Case): Complaint {
    return { id: complaintId };
  }

  @FieldResolver(() => Post, { description: 'The post answerable for it.' })
  owner(@Root() { ownerPostId }: Case, @Ctx() context: Context): Promise<Post | null> {
    return context.loader(createPostLoader).load(ownerPostId);
  }

  @FieldResolver(() => Post, {
    description: 'The post that answers for it: the executive president for an ABNORMAL complaint, else its owner.',
  })
  async answerable(@Root() { level, ownerPostId }: Case, @Ctx() context: Context): Promise<Post | null> {
    const sole = context.loader(createSolePostLoader);
    const executive = level === Level.ABNORMAL ? await sole.load(PostKind.EXECUTIVE_PRESIDENT) : null;
    return executive ?? context.loader(createPostLoader).load(ownerPostId);
  }

  @FieldResolver(() => [Deadline], { description: 'Its clocks, oldest first; the newest 100.' })
  deadlines(@Root() { id }: Case, @Ctx() context: Context): Promise<Deadline[]> {
    return context.loader(createDeadlinesLoader).load(id);
  }

  @FieldResolver(() => [Contact], { description: 'Attempts to speak to the customer, oldest first; the newest 100.' })
  contacts(@Root() { id }: Case, @Ctx() context: Context): Promise<Contact[]> {
    return context.loader(createContactsLoader).load(id);
  }

  @FieldResolver(() => [Plan], { description: 'The rounds of its plan, oldest first; the newest 100.' })
  plans(@Root() { id }: Case, @Ctx() context: Context): Promise<Plan[]> {
    return context.loader(createPlansLoader).load(id);
  }

  @FieldResolver(() => [CaseAct], {
    description: 'What somebody did to where it stands: flags, closings, reopenings; oldest first, the newest 100.',
  })
  acts(@Root() { id }: Case, @Ctx() context: Context): Promise<CaseAct[]> {
    return context.loader(createActsLoader).load(id);
  }

  @FieldResolver(() => [LadderStep], { description: 'Its steps up the tiers, oldest first; the newest 100.' })
  ladder(@Root() { id }: Case, @Ctx() context: Context): Promise<LadderStep[]> {
    return context.loader(createLadderLoader).load(id);
  }
}

@Resolver(() => Complaint)
export class ComplaintResolver {
  @FieldResolver(() => Case, {
    name: 'case',
    nullable: true,
    description: 'Its handling; null when it may not be seen.',
  })
  handling(@Root() { id }: Complaint, @Ctx() context: Context): Promise<Case | null> {
    return context.loader(createCaseOfComplaintLoader).load(id);
  }
}
