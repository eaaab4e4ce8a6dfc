import { ofItself, type Timer, transact } from '@complaints/kit';
import { matchStatements } from '../actions/reconcile/match-statements.js';

const NAME = 'match-statements';

/** Holds statements that were read against the books, a part at a time. Source: R64, R65. */
export const matchStatementsTimer: Timer = {
  name: NAME,
  pass: (dataSource, now) => transact(dataSource, ofItself(NAME), (em) => matchStatements(em, now)),
};
