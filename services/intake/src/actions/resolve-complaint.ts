import { ComplaintStatus, LevelCause } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../data/complaint.js';
import { lockComplaint } from '../data/find-complaints.js';
import { endHandOver } from '../data/screening/hand-over.js';
import { close } from '../domain/complaint-state.js';
import type { Vault } from '../domain/vault.js';
import { askForRating } from './ask-for-rating.js';
import { relevel } from './matter/relevel.js';

/** The work on a complaint is finished and the customer confirmed. */
export interface ResolveComplaint {
  complaintId: string;
  resolvedAt: Date;
  /** Where people reach the platform. */
  publicUrl: string;
  vault: Vault;
  now: Date;
}

/**
 * Closes a complaint as resolved and asks the customer for a rating.
 * @throws RuleError COMPLAINT_NOT_OPEN
 * @throws NotYetKnown
 * Source: R35, R38, R71.
 */
export async function resolveComplaint(em: EntityManager, command: ResolveComplaint): Promise<void> {
  const { complaintId, resolvedAt, publicUrl, vault, now } = command;
  const complaint = await lockComplaint(em, complaintId);
  const { state, events } = close(complaint, ComplaintStatus.RESOLVED, resolvedAt);
  await em.update(Complaint, { id: complaintId }, state);
  await endHandOver(em, complaintId, now);
  await record(em, now, events);
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.OUTCOME_LEARNED, now });
  await askForRating(em, { complaint, publicUrl, vault, now });
}
