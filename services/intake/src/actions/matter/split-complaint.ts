import { ComplaintStatus, complaintMoved, LevelCause, RuleError } from '@complaints/contracts';
import { type Actor, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { findComplaintsOfMatter } from '../../data/find-complaints.js';
import { lockMatter } from '../../data/matter.js';
import { readReason } from '../../domain/amendment.js';
import { joinedTo } from '../../domain/matter/derive-matter.js';
import { separate } from '../../domain/matter/merge.js';
import { mayAmend } from '../../domain/rights.js';
import { type PartiesById, partiesOn, partyNews } from '../parties/tell-parties.js';
import { openMatter } from './open-matter.js';
import { deriveLevelsOf, relevel } from './relevel.js';
import { holdForDeed } from './seen-complaint.js';

/** A complaint that stands where it does not belong. */
export interface SplitComplaint {
  complaintId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Takes a duplicate away from what it was joined to, back to the matter it came from; takes anything else away from its
 * matter, to a new one. What was joined to it goes with it.
 * @throws RuleError COMPLAINT_NOT_FOUND, FORBIDDEN, REASON_MISSING, ALONE_ON_MATTER
 * Source: R5, R14, R15.
 */
export async function splitComplaint(em: EntityManager, command: SplitComplaint): Promise<Complaint> {
  const { complaintId, by, now } = command;
  const reason = readReason(command.reason);
  const held = await holdForDeed(em, { by, ids: { complaintId }, may: mayAmend, reason: 'SPLIT' });
  const [complaint] = held.complaints as [Complaint];
  const all = await findComplaintsOfMatter(em, complaint.matterId);
  const family = [complaint, ...joinedTo(complaint.id, all)];
  const isJoined = complaint.status === ComplaintStatus.MERGED;
  if (!isJoined && all.length === family.length) {
    throw new RuleError('ALONE_ON_MATTER', 'No other complaint stands on its matter.', ['complaintId']);
  }
  const matterId = complaint.mergedFromMatterId ?? (await openMatter(em, now));
  if (complaint.mergedFromMatterId) await lockMatter(em, matterId);
  const before = await partiesOn(em, complaint.matterId, matterId);
  for (const { id } of family) await em.update(Complaint, { id }, { matterId });
  const correction = { byId: by.id, onBehalfOfId: held.onBehalfOfId, reason };
  const cause = isJoined ? LevelCause.DUPLICATE_LEFT : LevelCause.MATTER_CHANGED;
  if (isJoined) {
    await standAgain(em, { complaint, matterId, before, now });
  } else {
    await em.update(Complaint, { id: complaintId }, { repeatOfId: null });
    record(em, now, [moved(complaint, matterId, now)]);
  }
  for (const each of [matterId, complaint.matterId]) await relevel(em, { matterId: each, cause, correction, now });
  return complaint;
}

/** Opens what was joined; of its parties and of those that it leaves behind is told before it, whose they are after it. */
async function standAgain(
  em: EntityManager,
  { complaint, matterId, before, now }: { complaint: Complaint; matterId: string; before: PartiesById; now: Date },
): Promise<void> {
  const { id } = complaint;
  const { state, told } = separate(complaint, matterId, now);
  await em.update(Complaint, { id }, state);
  const { level, levelDerivation } = await levelByItself(em, { complaintId: id, matterId });
  await em.update(Complaint, { id }, { level, levelDerivation });
  const isNew = complaint.mergedFromMatterId === null;
  // Whoever takes it up for the first time is told everything.
  const known = isNew ? new Map([...before].filter(([other]) => other !== id)) : before;
  const changed = { before: known, matterIds: [complaint.matterId, matterId], now };
  const { parties, customers } = await partyNews(em, changed);
  record(em, now, [...parties, told(level), ...customers]);
}

/** What was joined had no level that counted; now it has one. */
async function levelByItself(em: EntityManager, { complaintId, matterId }: { complaintId: string; matterId: string }) {
  const derived = (await deriveLevelsOf(em, matterId)).find(({ complaint }) => complaint.id === complaintId);
  if (!derived) throw new Error('a complaint that stands by itself has a level');
  return { level: derived.derivation.level, levelDerivation: derived.derivation };
}

/** What is told of a complaint that stands on another matter. */
export function moved(complaint: Complaint, matterId: string, movedAt: Date) {
  const { id: complaintId, storeId, regionId, matterId: fromMatterId } = complaint;
  return complaintMoved.of({ complaintId, storeId, regionId, matterId, fromMatterId, movedAt });
}
