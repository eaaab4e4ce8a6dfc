import type { EntityManager } from 'typeorm';
import { lockWaitingOf } from '../data/find-disbursements.js';
import { climbIfUncovered } from './climb-if-uncovered.js';

/**
 * Hands up what waits for a complaint and may be granted no longer where it stands, since the complaint's level or owner is
 * another or others were joined to it.
 * Source: R61.
 */
export async function reviewWaiting(em: EntityManager, complaintId: string, now: Date): Promise<void> {
  for (const disbursement of await lockWaitingOf(em, complaintId)) await climbIfUncovered(em, disbursement, now);
}
