import { RuleError } from '@complaints/contracts';
import { type Actor, after, attribute, DAY_MS } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v4 as uuidv4, v7 as uuidv7, validate } from 'uuid';
import { Complaint } from '../../data/complaint.js';
import { countHeldEvidence, Evidence, lockComplaintWithFiles } from '../../data/evidence/evidence.js';
import { findComplaints } from '../../data/find-complaints.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { checkRoom, type GivenAnnouncement, readAnnouncement } from '../../domain/evidence/announcement.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';
import { complaintScope, mayAddEvidence } from '../../domain/rights.js';

/** A file that somebody wants to add to a complaint. */
export interface AnnounceEvidence extends GivenAnnouncement {
  complaintId: string;
  by: Actor;
  now: Date;
}

/**
 * Makes room for a file, which is awaited for a day. Who took the complaint in may add what the customer handed over,
 * also where the complaint is not theirs to see.
 * @throws RuleError COMPLAINT_NOT_FOUND, FORBIDDEN, TOO_MANY_FILES and as {@link readAnnouncement}
 * Source: R4.
 */
export async function announceEvidence(em: EntityManager, command: AnnounceEvidence): Promise<Evidence> {
  const { complaintId, by, now } = command;
  const policy = await policyInForce(em, now);
  const complaint = await complaintFor(em, complaintId, by);
  const adds = (one: Actor) => mayAddEvidence(one, complaint);
  if (!adds(by) && complaint.takenInById !== by.id) {
    throw new RuleError('FORBIDDEN', 'None of your posts adds evidence to this complaint.');
  }
  const announcement = readAnnouncement(command, policy);
  await lockComplaintWithFiles(em, complaint.id);
  checkRoom(await countHeldEvidence(em, complaint.id), policy);
  const addedOnBehalfOfId = onBehalfOf(by, adds);
  attribute(em, { onBehalfOf: addedOnBehalfOfId });
  const evidence: Evidence = {
    id: uuidv7(),
    complaintId: complaint.id,
    ...announcement,
    sha256: null,
    state: EvidenceState.AWAITED,
    fault: null,
    originalKey: uuidv4(),
    copyKey: uuidv4(),
    copyBytes: null,
    addedById: by.id,
    addedOnBehalfOfId,
    addedAt: now,
    awaitedUntil: after(now, DAY_MS),
    uploadBeganAt: null,
    storedAt: null,
    removedAt: null,
    filesGoneAt: null,
  };
  await em.insert(Evidence, evidence);
  return evidence;
}

async function complaintFor(em: EntityManager, id: string, by: Actor): Promise<Complaint> {
  const [seen] = await findComplaints(em, [id], complaintScope(by));
  if (seen) return seen;
  const own = validate(id) && by.id !== '' ? await em.findOneBy(Complaint, { id, takenInById: by.id }) : null;
  if (own) return own;
  throw new RuleError('COMPLAINT_NOT_FOUND', 'There is no such complaint that you can see.', ['complaintId']);
}
