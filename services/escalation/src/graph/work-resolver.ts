import { RuleError } from '@complaints/contracts';
import { type Context, keyOfCursor, PageArgs, pageOf, rowsToRead } from '@complaints/kit';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { countWork, findWork, type WorkKey, workKeyOf } from '../data/work.js';
import { actsOnCases } from '../domain/rights.js';
import { CaseConnection, type CountedCases } from './case-connection.js';

@Resolver()
export class WorkResolver {
  @Query(() => CaseConnection, {
    description: 'Open cases that stand before the caller, as holder or deputy of their owner post, next due first.',
  })
  async myWork(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<CountedCases> {
    const { manager } = context.dataSource;
    const postIds = actsOnCases(await context.actor()).seats.map(({ postId }) => postId);
    const rows = await findWork(manager, postIds, { after: workKeyOfCursor(page.after), take: rowsToRead(page) });
    return { ...pageOf(rows, page, workKeyOf), count: () => countWork(manager, postIds) };
  }
}

function workKeyOfCursor(after: string | null | undefined): WorkKey | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [due = '', id = ''] = key;
  if ((due === 'infinity' || isInstant(due)) && isUuid(id)) return [due, id];
  throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
}

/** Whether it is a day that the calendar has, written as we write it, in a year that the database knows too. */
const isInstant = (text: string): boolean => /^[1-9]\d{3}-/.test(text) && new Date(text).toJSON() === text;
