import { RuleError } from '@complaints/contracts';
import { type Context, keyOfCursor, PageArgs, pageOf, rowsToRead } from '@complaints/kit';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { countWork, findWork, type WorkKey, workKeyOf } from '../data/work.js';
import { CaseConnection, type CountedCases } from './case-connection.js';

@Resolver()
export class WorkResolver {
  @Query(() => CaseConnection, {
    description: 'Open cases that stand before the caller, as holder or deputy of their owner post, next due first.',
  })
  async myWork(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<CountedCases> {
    const { manager } = context.dataSource;
    const postIds = (await context.actor()).seats.map(({ postId }) => postId);
    const rows = await findWork(manager, postIds, { after: workKeyOfCursor(page.after), take: rowsToRead(page) });
    return { ...pageOf(rows, page, workKeyOf), count: () => countWork(manager, postIds) };
  }
}

function workKeyOfCursor(after: string | null | undefined): WorkKey | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [due = '', id = ''] = key;
  const isDue = due === 'infinity' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(due);
  if (isDue && isUuid(id)) return [due, id];
  throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
}
