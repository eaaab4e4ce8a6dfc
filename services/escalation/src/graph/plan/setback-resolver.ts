import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { SetbackExplanation } from '../../data/plan/setback-explanation.js';
import { Staff } from '../../data/staff.js';
import { staffOf } from '../loaders.js';
import { createSetbacksLoader } from './plan-loaders.js';

@Resolver(() => Case)
export class CaseSetbacksResolver {
  @FieldResolver(() => [SetbackExplanation], {
    description: 'Its turns that ended without success, as they were explained; oldest first, the newest 100.',
  })
  setbacks(@Root() { id }: Case, @Ctx() context: Context): Promise<SetbackExplanation[]> {
    return context.loader(createSetbacksLoader).load(id);
  }
}

@Resolver(() => SetbackExplanation)
export class SetbackResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who explained it.' })
  by(@Root() { byId }: SetbackExplanation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: SetbackExplanation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
