import { ComplaintStatus } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { type EndComplaint, endComplaint } from './end-complaint.js';

/**
 * Closes a complaint that a repeat took over.
 * @throws RuleError COMPLAINT_NOT_OPEN
 * @throws NotYetKnown as {@link endComplaint}
 */
export async function supersedeComplaint(em: EntityManager, command: Omit<EndComplaint, 'status'>): Promise<void> {
  await endComplaint(em, { ...command, status: ComplaintStatus.SUPERSEDED });
}
