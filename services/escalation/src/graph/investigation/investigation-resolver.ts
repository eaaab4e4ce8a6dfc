import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { Investigation } from '../../data/investigation.js';
import { Staff } from '../../data/staff.js';
import { createInvestigationsLoader, staffOf } from '../loaders.js';

@Resolver(() => Case)
export class CaseInvestigationsResolver {
  @FieldResolver(() => [Investigation], {
    description: 'What was found out about its complaint, oldest first; the newest 100.',
  })
  investigations(@Root() { id }: Case, @Ctx() context: Context): Promise<Investigation[]> {
    return context.loader(createInvestigationsLoader).load(id);
  }
}

@Resolver(() => Investigation)
export class InvestigationResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who recorded it.' })
  by(@Root() { byId }: Investigation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: Investigation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
