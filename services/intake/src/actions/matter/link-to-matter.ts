import { ComplaintStatus, LevelCause, RuleError } from '@complaints/contracts';
import { type Actor, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import { Complaint } from '../../data/complaint.js';
import { findComplaints, findComplaintsOfMatter } from '../../data/find-complaints.js';
import { readReason } from '../../domain/amendment.js';
import { byAcceptance, joinedTo } from '../../domain/matter/derive-matter.js';
import { complaintScope, mayAmend } from '../../domain/rights.js';
import { relevel } from './relevel.js';
import { holdForDeed } from './seen-complaint.js';
import { moved } from './split-complaint.js';

/** A complaint that is about what others were about. */
export interface LinkToMatter {
  complaintId: string;
  matterId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Puts a complaint, with what was joined to it, on the matter it belongs to: it repeats the latest one before it there.
 * @throws RuleError COMPLAINT_NOT_FOUND, MATTER_NOT_FOUND, FORBIDDEN, REASON_MISSING
 * @throws RuleError ALREADY_ON_MATTER, COMPLAINT_JOINED when another goes on for it
 * Source: R5, R14, R15.
 */
export async function linkToMatter(em: EntityManager, command: LinkToMatter): Promise<Complaint> {
  const { complaintId, by, now } = command;
  const reason = readReason(command.reason);
  const target = await oneOnMatter(em, command);
  const ids = { complaintId, matterId: target.id };
  const held = await holdForDeed(em, { by, ids, may: mayAmend, reason: 'LINK' });
  const [complaint, there] = held.complaints as [Complaint, Complaint];
  const { matterId } = there;
  if (complaint.matterId === matterId) {
    throw new RuleError('ALREADY_ON_MATTER', 'The complaint stands on this matter already.', ['matterId']);
  }
  if (complaint.status === ComplaintStatus.MERGED) {
    throw new RuleError('COMPLAINT_JOINED', 'Another goes on for this complaint; split it first.', ['complaintId']);
  }
  const family = [complaint, ...joinedTo(complaint.id, await findComplaintsOfMatter(em, complaint.matterId))];
  const before = (await findComplaintsOfMatter(em, matterId)).filter(
    (one) => one.status !== ComplaintStatus.MERGED && byAcceptance(one, complaint) < 0,
  );
  for (const { id } of family) await em.update(Complaint, { id }, { matterId });
  await em.update(Complaint, { id: complaint.id }, { repeatOfId: before.at(-1)?.id ?? null });
  record(em, now, [moved(complaint, matterId, now)]);
  const correction = { byId: by.id, onBehalfOfId: held.onBehalfOfId, reason };
  for (const each of [complaint.matterId, matterId]) {
    await relevel(em, { matterId: each, cause: LevelCause.MATTER_CHANGED, correction, now });
  }
  return complaint;
}

/** A complaint of the matter that the caller sees; without one the matter is not theirs to name. */
async function oneOnMatter(em: EntityManager, { matterId, by }: LinkToMatter): Promise<Complaint> {
  const all = validate(matterId) ? await findComplaintsOfMatter(em, matterId) : [];
  const ids = all.map(({ id }) => id);
  const [seen] = await findComplaints(em, ids, complaintScope(by));
  if (!seen) throw new RuleError('MATTER_NOT_FOUND', 'There is no such matter that you can see.', ['matterId']);
  return seen;
}
