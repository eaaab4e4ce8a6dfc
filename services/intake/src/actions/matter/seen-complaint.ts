import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../data/complaint.js';
import { findComplaints, lockComplaints } from '../../data/find-complaints.js';
import { complaintScope } from '../../domain/rights.js';

/** What somebody does to complaints: who, to which, by what right. */
export interface Deed {
  by: Actor;
  /** By the field of the input that names each. */
  ids: Readonly<Record<string, string>>;
  /** Whether an actor may do it to a complaint that they see. */
  may: (actor: Actor, complaint: Complaint) => boolean;
  /** A code for the audit; none when left out. */
  reason?: string;
}

/** Complaints that are held for a deed, and for whom a deputy does it. */
export interface HeldFor {
  complaints: Complaint[];
  onBehalfOfId: string | null;
}

/**
 * Holds the complaints that somebody wants to do something to, once it is sure that they see them and may.
 * @returns them in the order in which they were named
 * @throws RuleError COMPLAINT_NOT_FOUND with the field in its path, FORBIDDEN
 * Source: R91.
 */
export async function holdForDeed(em: EntityManager, { by, ids, may, reason }: Deed): Promise<HeldFor> {
  const seen = await findComplaints(em, Object.values(ids), complaintScope(by));
  for (const [field, id] of Object.entries(ids)) {
    if (seen.some((one) => one.id === id.toLowerCase())) continue;
    throw new RuleError('COMPLAINT_NOT_FOUND', 'There is no such complaint that you can see.', [field]);
  }
  const complaints = await lockComplaints(em, Object.values(ids));
  const allowed = (actor: Actor) => complaints.every((complaint) => may(actor, complaint));
  if (!allowed(by)) throw new RuleError('FORBIDDEN', 'None of your posts may do this to this complaint.');
  const onBehalfOfId = onBehalfOf(by, allowed);
  attribute(em, { onBehalfOf: onBehalfOfId, reason });
  return { complaints, onBehalfOfId };
}
