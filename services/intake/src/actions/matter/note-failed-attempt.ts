import { LevelCause } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { relevel } from './relevel.js';

/** That settling a complaint has failed so many times. */
export interface NoteFailedAttempt {
  complaintId: string;
  failedAttempts: number;
  now: Date;
}

/**
 * Notes how often settling a complaint has failed; the count never goes back. What is MAJOR becomes ABNORMAL by it.
 * @throws NotYetKnown
 * Source: R13, R24.
 */
export async function noteFailedAttempt(em: EntityManager, command: NoteFailedAttempt): Promise<void> {
  const { complaintId, now } = command;
  const complaint = await lockComplaint(em, complaintId);
  const failedAttempts = Math.max(complaint.failedAttempts, command.failedAttempts);
  await em.update(Complaint, { id: complaintId }, { failedAttempts });
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.ATTEMPTS_FAILED, now });
}
