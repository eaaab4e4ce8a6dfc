import { DeadlineKind, Level, RuleError, Urgency } from '@complaints/contracts';
import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  keyOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { Deadline } from '../data/deadline.js';
import { countCases, findCases } from '../data/find-cases.js';
import { type DeadlineKey, deadlineKeyOf, findRunningDeadlines } from '../data/find-deadlines.js';
import { casesOf } from '../domain/rights.js';
import { CaseState } from '../domain/vocabulary.js';
import { CaseConnection, type CountedCases } from './case-connection.js';
import { isInstant } from './instant.js';

const DeadlineConnection = connectionType(Deadline, 'Deadline');

@ArgsType()
abstract class PlacedArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this store.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this region.' })
  regionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what stands before this post.' })
  ownerPostId?: string | null;

  @Field(() => Level, { nullable: true, description: 'Only of this level.' })
  level?: Level | null;
}

@ArgsType()
class CasesArgs extends PlacedArgs {
  @Field(() => Boolean, { defaultValue: true, description: 'Only those that wait for somebody.' })
  openOnly!: boolean;

  @Field(() => CaseState, { nullable: true, description: 'Only those that stand here.' })
  state?: CaseState | null;

  @Field(() => Urgency, { nullable: true, description: 'Only those as urgent.' })
  urgency?: Urgency | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with the abnormal flag, or only those without.' })
  abnormalFlag?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only those of this nature.' })
  natureCode?: string | null;
}

@ArgsType()
class DeadlinesArgs extends PlacedArgs {
  @Field(() => DeadlineKind, { nullable: true, description: 'Only those that wait for this.' })
  kind?: DeadlineKind | null;

  @Field(() => Date, { nullable: true, description: 'Only those due before this instant.' })
  dueBefore?: Date | null;
}

/** Whether what was typed as ids are ids; what is none is nowhere. */
const areIds = ({ storeId, regionId, ownerPostId }: PlacedArgs): boolean =>
  [storeId, regionId, ownerPostId].every((id) => id === null || id === undefined || isUuid(id));

@Resolver()
export class CaseListsResolver {
  @Query(() => CaseConnection, { description: 'The cases that the caller may see, newest first.' })
  async cases(@Args(() => CasesArgs) args: CasesArgs, @Ctx() context: Context): Promise<CountedCases> {
    const { manager } = context.dataSource;
    const page = { afterId: idOfCursor(args.after), take: rowsToRead(args) };
    if (!areIds(args)) return { ...pageOf([], args, () => []), count: async () => 0 };
    const scope = casesOf(await context.actor());
    const rows = await findCases(manager, args, { scope, ...page });
    return { ...pageOf(rows, args, ({ id }) => [id]), count: () => countCases(manager, args, scope) };
  }

  @Query(() => DeadlineConnection, {
    description: 'The running clocks of the cases that the caller may see, first due first.',
  })
  async deadlines(
    @Args(() => DeadlinesArgs) args: DeadlinesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Deadline>> {
    const page = { after: deadlineKeyOfCursor(args.after), take: rowsToRead(args) };
    if (!areIds(args)) return pageOf([], args, deadlineKeyOf);
    const scope = casesOf(await context.actor());
    return pageOf(
      await findRunningDeadlines(context.dataSource.manager, args, { scope, ...page }),
      args,
      deadlineKeyOf,
    );
  }
}

function deadlineKeyOfCursor(after: string | null | undefined): DeadlineKey | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [due = '', id = ''] = key;
  if (isInstant(due) && isUuid(id)) return [due, id];
  throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
}
