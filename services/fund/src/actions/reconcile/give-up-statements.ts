import type { EntityManager } from 'typeorm';
import { lockOverdue } from '../../data/reconcile/find-reconciliations.js';
import { Reconciliation } from '../../data/reconcile/reconciliation.js';
import { dropLines } from '../../data/reconcile/write-lines.js';
import { giveUp } from '../../domain/reconcile/reconciliation.js';

const AT_ONCE = 10;

/**
 * Gives statements up that never came, once nothing is left of uploads that broke off.
 * @returns how many it worked on
 */
export async function giveUpStatements(em: EntityManager, now: Date): Promise<number> {
  let workedOn = 0;
  for (const overdue of await lockOverdue(em, now, AT_ONCE)) {
    const changes = giveUp(overdue, now);
    if (!changes) continue;
    workedOn += 1;
    const { isDone } = await dropLines(em, overdue.id);
    if (isDone) await em.update(Reconciliation, overdue.id, changes);
  }
  return workedOn;
}
