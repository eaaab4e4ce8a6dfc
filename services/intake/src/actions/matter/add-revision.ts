import type { Actor } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Complaint } from '../../data/complaint.js';
import { ComplaintRevision } from '../../data/matter/complaint-revision.js';
import type { RevisionChange } from '../../domain/amendment.js';

interface AddRevision {
  complaint: Complaint;
  changes: RevisionChange[];
  reason: string | null;
  by: Actor;
  onBehalfOfId: string | null;
  now: Date;
}

/**
 * Keeps what was said before beside what is said now.
 * @returns the number of the revision, which the complaint takes on
 * Source: R2, R14.
 */
export async function addRevision(em: EntityManager, addition: AddRevision): Promise<number> {
  const { complaint, changes, reason, by, onBehalfOfId, now } = addition;
  const revision: ComplaintRevision = {
    id: uuidv7(),
    complaintId: complaint.id,
    number: complaint.revision + 1,
    reason,
    changes,
    revisedById: by.id,
    onBehalfOfId,
    revisedAt: now,
  };
  await em.insert(ComplaintRevision, revision);
  return revision.number;
}
