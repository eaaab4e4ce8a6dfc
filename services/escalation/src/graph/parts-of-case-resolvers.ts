import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../data/case.js';
import { CaseAct } from '../data/case-act.js';
import { Contact } from '../data/contact.js';
import { Deadline } from '../data/deadline.js';
import { LadderStep } from '../data/ladder-step.js';
import { Staff } from '../data/staff.js';
import { stateOf } from '../domain/deadline.js';
import { DeadlineState } from '../domain/vocabulary.js';
import { createCaseLoader, staffOf } from './loaders.js';

@Resolver(() => Deadline)
export class DeadlineResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case that it is of; null where it may not be seen.' })
  case(@Root() { caseId }: Deadline, @Ctx() context: Context): Promise<Case | null> {
    return context.loader(createCaseLoader).load(caseId);
  }

  @FieldResolver(() => DeadlineState, { description: 'What has become of it.' })
  state(@Root() deadline: Deadline, @Ctx() { clock }: Context): DeadlineState {
    return stateOf(deadline, clock.now());
  }
}

@Resolver(() => Contact)
export class ContactResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who tried.' })
  by(@Root() { byId }: Contact, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: Contact, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}

@Resolver(() => LadderStep)
export class LadderStepResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who filed it; null when the system did by itself.' })
  by(@Root() { byId }: LadderStep, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'To whom it was reported directly.' })
  reportedTo(@Root() { reportedToId }: LadderStep, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, reportedToId);
  }
}

@Resolver(() => CaseAct)
export class CaseActResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who did it.' })
  by(@Root() { byId }: CaseAct, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: CaseAct, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
