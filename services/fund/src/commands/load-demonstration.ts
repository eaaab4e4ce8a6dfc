import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { loadDemonstration as load } from '../actions/load-demonstration.js';
import { policyInForce } from '../data/policy/find-policies.js';

/** Brings the demonstration chain its budgets; safe to run twice. */
export async function loadDemonstration({ dataSource, clock, log }: CommandContext): Promise<void> {
  const now = clock.now();
  await transact(dataSource, ofItself('load-demonstration'), async (em) => load(em, await policyInForce(em, now), now));
  log.info('the demonstration regions have their budgets');
}
