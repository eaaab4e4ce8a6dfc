import { LevelCause } from '@complaints/contracts';
import { type Actor, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { findComplaintsOfMatter } from '../../data/find-complaints.js';
import { withdrawLinks } from '../../data/link/link.js';
import { endHandOver } from '../../data/screening/hand-over.js';
import { readReason } from '../../domain/amendment.js';
import { LinkPurpose } from '../../domain/link/link.js';
import { joinedTo } from '../../domain/matter/derive-matter.js';
import { merge } from '../../domain/matter/merge.js';
import { mayAmend } from '../../domain/rights.js';
import { partiesOn, tellParties } from '../parties/tell-parties.js';
import { relevel } from './relevel.js';
import { holdForDeed } from './seen-complaint.js';

/** Two complaints that say the same. */
export interface MergeComplaint {
  complaintId: string;
  intoId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Joins two open complaints that say the same; the one received first goes on, with everything that was joined to the other.
 * @returns the one that goes on
 * @throws RuleError COMPLAINT_NOT_FOUND, FORBIDDEN, REASON_MISSING and as {@link merge}
 * Source: R5, R14.
 */
export async function mergeComplaint(em: EntityManager, command: MergeComplaint): Promise<Complaint> {
  const { complaintId, intoId, by, now } = command;
  const reason = readReason(command.reason);
  const held = await holdForDeed(em, { by, ids: { complaintId, intoId }, may: mayAmend, reason: 'DUPLICATE' });
  const [complaint, into] = held.complaints as [Complaint, Complaint];
  const { survivor, duplicate, state, events } = merge(complaint, into, now);
  const matterIds = [survivor.matterId, duplicate.matterId];
  const before = await partiesOn(em, ...matterIds);
  const joined = joinedTo(duplicate.id, await findComplaintsOfMatter(em, duplicate.matterId));
  for (const { id } of joined) await em.update(Complaint, { id }, { matterId: survivor.matterId });
  await em.update(Complaint, { id: duplicate.id }, { ...state, offersLapsedAt: now });
  await withdrawLinks(em, { purpose: LinkPurpose.ANSWER_PLAN, complaintId: duplicate.id, now });
  await endHandOver(em, duplicate.id, now);
  record(em, now, events);
  await tellParties(em, { before, matterIds, now });
  const correction = { byId: by.id, onBehalfOfId: held.onBehalfOfId, reason };
  for (const matterId of new Set(matterIds)) {
    await relevel(em, { matterId, cause: LevelCause.DUPLICATE_JOINED, correction, now });
  }
  return survivor;
}
