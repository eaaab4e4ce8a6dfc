import { NotYetKnown } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { withdrawPlanLinks } from '../../data/link/link.js';
import { endHandOver } from '../../data/screening/hand-over.js';
import { CaseTurn, type ClosedStatus, close, whenToTake } from '../../domain/complaint-state.js';
import { laterOf } from '../../domain/plan/lapse.js';

/** That the case of a complaint came to an end. */
export interface EndComplaint {
  complaintId: string;
  status: ClosedStatus;
  endedAt: Date;
  /** Which of the events of the case it is. */
  version: number;
  now: Date;
}

/**
 * Closes a complaint as its case ended. What was offered until then stands no more.
 * @returns the complaint as it was; null when something newer was heard before
 * @throws RuleError COMPLAINT_NOT_OPEN
 * @throws NotYetKnown also while it is closed still and its reopening is on the way
 * Source: R35, R38.
 */
export async function endComplaint(em: EntityManager, command: EndComplaint): Promise<Complaint | null> {
  const { complaintId, status, endedAt, version, now } = command;
  const complaint = await lockComplaint(em, complaintId);
  const taken = whenToTake(complaint, CaseTurn.END, version);
  if (taken === 'NEVER') return null;
  if (taken === 'LATER') throw new NotYetKnown('the reopening of complaint', complaintId);
  const { state, events } = close(complaint, status, endedAt);
  const offersLapsedAt = laterOf(complaint.offersLapsedAt, endedAt);
  await em.update(Complaint, { id: complaintId }, { ...state, offersLapsedAt, caseVersion: version });
  await withdrawPlanLinks(em, { complaintId, proposedUntil: endedAt, now });
  await endHandOver(em, complaintId, now);
  record(em, now, events);
  return complaint;
}
