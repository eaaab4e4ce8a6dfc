import { ofItself, type Timer, transact } from '@complaints/kit';
import { expireHolds } from '../actions/expire-holds.js';

/** Gives back what requests hold that nobody decided on in time. Source: R65. */
export const expireHoldsTimer: Timer = {
  name: 'expire-holds',
  pass: (dataSource, now) => transact(dataSource, ofItself('expire-holds'), (em) => expireHolds(em, now)),
};
