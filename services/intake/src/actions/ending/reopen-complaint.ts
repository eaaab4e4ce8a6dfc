import { LevelCause, NotYetKnown, type ReopeningCause } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { withdrawLinks } from '../../data/link/link.js';
import { CaseTurn, reopen, whenToTake } from '../../domain/complaint-state.js';
import { LinkPurpose } from '../../domain/link/link.js';
import { relevel } from '../matter/relevel.js';

/** That the closed case of a complaint goes on. */
export interface ReopenComplaint {
  complaintId: string;
  cause: ReopeningCause;
  reopenedAt: Date;
  /** Which of the events of the case it is. */
  version: number;
  now: Date;
}

/**
 * Opens a complaint again, in its owner's hands. Nothing is counted: the levels of its matter are those without the closing,
 * and nobody rates what goes on.
 * @throws RuleError COMPLAINT_NOT_CLOSED
 * @throws NotYetKnown also while its closing is on the way
 * Source: R35, R70.
 */
export async function reopenComplaint(em: EntityManager, command: ReopenComplaint): Promise<void> {
  const { complaintId, version, now } = command;
  const complaint = await lockComplaint(em, complaintId);
  const taken = whenToTake(complaint, CaseTurn.REOPENING, version);
  if (taken === 'NEVER') return;
  if (taken === 'LATER') throw new NotYetKnown('the closing of complaint', complaintId);
  const { state, events } = reopen(complaint, command);
  await em.update(Complaint, { id: complaintId }, { ...state, departmentId: null, caseVersion: version });
  await withdrawLinks(em, { purpose: LinkPurpose.RATE, complaintId, now });
  record(em, now, events);
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.FACTS_CORRECTED, now });
}
