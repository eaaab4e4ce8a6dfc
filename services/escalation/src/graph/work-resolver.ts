import { RuleError } from '@complaints/contracts';
import {
  type Connection,
  type Context,
  connectionType,
  keyOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { Case } from '../data/case.js';
import { countWork, findWork, isRank, type WorkKey, workKeyOf } from '../data/work.js';
import { actsOnCases } from '../domain/rights.js';
import { CaseState } from '../domain/vocabulary.js';
import { isInstant } from './instant.js';

@ObjectType('WorkCount', { description: 'How much of the work stands where.', simpleResolvers: true })
class WorkCount {
  @Field(() => CaseState, { description: 'Where the cases stand.' })
  state!: CaseState;

  @Field(() => Int, { description: 'How many there are.' })
  count!: number;
}

const WorkConnection = connectionType(Case, 'Work');

/** A page of work that can say how much there is. */
interface CountedWork extends Connection<Case> {
  counts: () => Promise<WorkCount[]>;
}

@Resolver(() => WorkConnection)
export class WorkConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  async totalCount(@Root() list: CountedWork): Promise<number> {
    return (await list.counts()).reduce((total, { count }) => total + count, 0);
  }

  @FieldResolver(() => [WorkCount], { description: 'How many there are on all pages, by where they stand.' })
  countsByState(@Root() list: CountedWork): Promise<WorkCount[]> {
    return list.counts();
  }
}

@Resolver()
export class WorkResolver {
  @Query(() => WorkConnection, {
    description:
      'Open cases that stand before the caller, as holder or deputy of their owner post: URGENT, then IMPORTANT, then the others, each next due first.',
  })
  async myWork(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<CountedWork> {
    const { manager } = context.dataSource;
    const postIds = actsOnCases(await context.actor()).seats.map(({ postId }) => postId);
    const rows = await findWork(manager, postIds, { after: workKeyOfCursor(page.after), take: rowsToRead(page) });
    let counted: Promise<WorkCount[]> | undefined;
    const counts = () => {
      counted ??= countWork(manager, postIds);
      return counted;
    };
    return { ...pageOf(rows, page, workKeyOf), counts };
  }
}

function workKeyOfCursor(after: string | null | undefined): WorkKey | null {
  const key = keyOfCursor(after, 3);
  if (!key) return null;
  const [rank = '', due = '', id = ''] = key;
  if (isRank(rank) && (due === 'infinity' || isInstant(due)) && isUuid(id)) return [rank, due, id];
  throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
}
