import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { loadDemonstration as load } from '../actions/load-demonstration.js';
import { defaultPolicy } from '../domain/policy.js';

/** Brings the demonstration chain its budgets; safe to run twice. */
export async function loadDemonstration({ dataSource, clock, log }: CommandContext): Promise<void> {
  await transact(dataSource, ofItself('load-demonstration'), (em) => load(em, defaultPolicy, clock.now()));
  log.info('the demonstration regions have their budgets');
}
