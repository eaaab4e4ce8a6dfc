import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { rebuildDay } from '../actions/rebuild-day.js';
import { findNextDay } from '../data/daily-figures.js';

const BEFORE_ALL_DAYS = '0001-01-01';

/** Counts every day again from the facts, one transaction per day; the service may run meanwhile. */
export async function rebuild({ dataSource, log }: Pick<CommandContext, 'dataSource' | 'log'>): Promise<void> {
  let days = 0;
  let facts = 0;
  const next = (after: string) => findNextDay(dataSource.manager, after);
  for (let day = await next(BEFORE_ALL_DAYS); day !== null; day = await next(day)) {
    const today = day;
    facts += await transact(dataSource, ofItself('rebuild'), (em) => rebuildDay(em, today));
    days += 1;
  }
  log.info({ days, facts }, 'the daily figures were counted again');
}
