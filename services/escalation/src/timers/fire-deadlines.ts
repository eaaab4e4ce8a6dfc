import { type Timer, transact } from '@complaints/kit';
import { fireDeadlines } from '../actions/fire-deadlines.js';

const BATCH = 500;

/** Sees to clocks that ran out. Source: R25. */
export const fireDeadlinesTimer: Timer = {
  name: 'fire-deadlines',
  pass: (dataSource, now) =>
    transact(dataSource, { actorId: null, traceId: null }, (em) => fireDeadlines(em, { limit: BATCH, now })),
};
