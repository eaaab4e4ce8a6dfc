import { ofItself, type Timer, transact } from '@complaints/kit';
import { warnOfDeadlines } from '../actions/notice/warn-of-deadlines.js';

const BATCH = 500;

/** Warns of clocks before they run out. Source: R28. */
export const warnOfDeadlinesTimer: Timer = {
  name: 'warn-of-deadlines',
  pass: (dataSource, now) =>
    transact(dataSource, ofItself('warn-of-deadlines'), (em) => warnOfDeadlines(em, { now, limit: BATCH })),
};
