import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { findStatutoryEntries } from '../../data/of-case.js';
import { Staff } from '../../data/staff.js';
import { StatutoryEntry } from '../../data/statutory/statutory-entry.js';
import { ofCase, staffOf } from '../loaders.js';

const createStatutoryEntriesLoader = ofCase(findStatutoryEntries);

@Resolver(() => Case)
export class StatutoryOfCaseResolver {
  @FieldResolver(() => [StatutoryEntry], {
    description:
      'What people recorded of its clocks of the law, which are among its deadlines; oldest first, the newest 100.',
  })
  statutoryEntries(@Root() { id }: Case, @Ctx() context: Context): Promise<StatutoryEntry[]> {
    return context.loader(createStatutoryEntriesLoader).load(id);
  }
}

@Resolver(() => StatutoryEntry)
export class StatutoryEntryResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who recorded it.' })
  by(@Root() { byId }: StatutoryEntry, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }
}
