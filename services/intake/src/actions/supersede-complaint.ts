import { ComplaintStatus } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../data/complaint.js';
import { lockComplaint } from '../data/find-complaints.js';
import { endHandOver } from '../data/screening/hand-over.js';
import { close } from '../domain/complaint-state.js';

/** A repeat took over. */
export interface SupersedeComplaint {
  complaintId: string;
  supersededAt: Date;
  now: Date;
}

/**
 * Closes a complaint that a repeat took over.
 * @throws RuleError COMPLAINT_NOT_OPEN
 * @throws NotYetKnown
 */
export async function supersedeComplaint(em: EntityManager, command: SupersedeComplaint): Promise<void> {
  const { complaintId, supersededAt, now } = command;
  const complaint = await lockComplaint(em, complaintId);
  const { state, events } = close(complaint, ComplaintStatus.SUPERSEDED, supersededAt);
  await em.update(Complaint, { id: complaintId }, state);
  await endHandOver(em, complaintId, now);
  await record(em, now, events);
}
