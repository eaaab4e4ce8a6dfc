import { attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { lockDueHolds } from '../data/find-disbursements.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import { expire } from '../domain/end.js';
import { moveHold } from './move-hold.js';

/** How many holds end in one transaction. */
const AT_ONCE = 50;

/**
 * Refuses requests that nobody decided on while their holds lasted; what they held goes back to its period.
 * @returns how many
 * Source: R65.
 */
export async function expireHolds(em: EntityManager, now: Date): Promise<number> {
  const due = await lockDueHolds(em, now, AT_ONCE);
  for (const disbursement of due) {
    const decided = expire(disbursement, now);
    if (!decided) continue;
    attribute(em, { reason: decided.state.rejectionReason });
    moveHold(em, 'RELEASE', disbursement, now);
    await saveDisbursement(em, disbursement, decided.state);
    record(em, now, decided.events);
  }
  return due.length;
}
