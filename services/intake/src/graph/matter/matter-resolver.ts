import { type Context, connectionType, idOfCursor, PageArgs, pageOf, rowsToRead } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { ComplaintRevision } from '../../data/matter/complaint-revision.js';
import { findJoinedComplaints, findLevelChanges } from '../../data/matter/find-matter.js';
import { LevelChange } from '../../data/matter/level-change.js';
import { complaintScope } from '../../domain/rights.js';
import { ComplaintConnection, complaintPage } from '../complaint-connection.js';
import { createComplaintLoader } from '../loaders.js';
import { partsLoader } from '../parts-loader.js';

const RevisionConnection = connectionType(ComplaintRevision, 'ComplaintRevision');
const LevelChangeConnection = connectionType(LevelChange, 'LevelChange');
const revisionLoader = partsLoader(ComplaintRevision);
const levelChangeLoader = partsLoader(LevelChange);

@Resolver(() => Complaint)
export class ComplaintHistoryResolver {
  @FieldResolver(() => RevisionConnection, { description: 'How what it says was amended or corrected, oldest first.' })
  async revisions(@Root() { id }: Complaint, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return (await sees(context, id)) ? context.loader(revisionLoader).load(id, page) : pageOf([], page, () => []);
  }

  @FieldResolver(() => LevelChangeConnection, { description: 'How its level became another, oldest first.' })
  async levelChanges(@Root() { id }: Complaint, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return (await sees(context, id)) ? context.loader(levelChangeLoader).load(id, page) : pageOf([], page, () => []);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description:
      'The complaint that goes on for this one; null when it stands by itself, or the caller does not see it.',
  })
  mergedInto(@Root() { mergedIntoId }: Complaint, @Ctx() context: Context) {
    return mergedIntoId && context.loader(createComplaintLoader).load(mergedIntoId);
  }

  @FieldResolver(() => ComplaintConnection, { description: 'Those that said the same and that the caller sees.' })
  async duplicates(@Root() { id }: Complaint, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const scope = complaintScope(await context.actor());
    const find = (after: string | null, most: number) =>
      findJoinedComplaints(context.dataSource.manager, scope, { id, after, most });
    return complaintPage(context, {
      rows: await find(idOfCursor(page.after), rowsToRead(page)),
      page,
      count: async (most) => (await find(null, most)).length,
      keyOf: (one) => [one.id],
    });
  }
}

@Resolver(() => LevelChange)
export class LevelChangeResolver {
  @Query(() => LevelChangeConnection, {
    description: 'Levels that became others, of complaints that the caller sees, newest first.',
  })
  async levelChanges(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('isLower', () => Boolean, {
      nullable: true,
      description: 'Only those that became lower, for oversight of what was done before.',
    })
    isLower: boolean | null,
    @Ctx() context: Context,
  ) {
    const scope = complaintScope(await context.actor());
    const asked = { isLower, before: idOfCursor(page.after), most: rowsToRead(page) };
    return pageOf(await findLevelChanges(context.dataSource.manager, scope, asked), page, ({ id }) => [id]);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint; null when the caller does not see it.',
  })
  complaint(@Root() { complaintId }: LevelChange, @Ctx() context: Context) {
    return context.loader(createComplaintLoader).load(complaintId);
  }
}

const sees = async (context: Context, id: string): Promise<boolean> =>
  (await context.loader(createComplaintLoader).load(id)) !== null;
