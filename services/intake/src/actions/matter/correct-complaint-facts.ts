import { LevelCause } from '@complaints/contracts';
import type { Actor } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { readReason } from '../../domain/amendment.js';
import { correct, type GivenCorrection } from '../../domain/matter/correction.js';
import { mayCorrectFacts } from '../../domain/rights.js';
import { addRevision } from './add-revision.js';
import { relevel } from './relevel.js';
import { holdForDeed } from './seen-complaint.js';

/** Facts about a complaint that were taken down wrongly. */
export interface CorrectComplaintFacts extends GivenCorrection {
  complaintId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Corrects source, channel or outcome of a complaint; the levels of its matter follow.
 * @throws RuleError COMPLAINT_NOT_FOUND, FORBIDDEN, REASON_MISSING and as {@link correct}
 * Source: R14, R38.
 */
export async function correctComplaintFacts(em: EntityManager, command: CorrectComplaintFacts): Promise<Complaint> {
  const { complaintId, by, now } = command;
  const reason = readReason(command.reason);
  const held = await holdForDeed(em, { by, ids: { complaintId }, may: mayCorrectFacts, reason: 'CORRECTION' });
  const [complaint] = held.complaints as [Complaint];
  const { state, changes } = correct(complaint, command, now);
  const { onBehalfOfId } = held;
  const revision = await addRevision(em, { complaint, changes, reason, by, onBehalfOfId, now });
  const isAnotherWay = changes.some(({ field }) => field === 'source' || field === 'channel');
  // What a registered channel says of itself no longer holds for this complaint.
  const channelId = isAnotherWay ? null : complaint.channelId;
  await em.update(Complaint, { id: complaint.id }, { ...state, channelId, revision });
  const correction = { byId: by.id, onBehalfOfId, reason };
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.FACTS_CORRECTED, correction, now });
  return complaint;
}
