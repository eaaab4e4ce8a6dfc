import { decisionRead } from '@complaints/contracts';
import { record } from '@complaints/kit';
import { digestOfToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../data/complaint.js';
import { DecisionLetter } from '../../data/decision/decision-letter.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { findLink } from '../../data/link/link.js';
import { canBeUsed, LinkPurpose } from '../../domain/link/link.js';

/** A token as somebody sent it. */
export interface ReadDecision {
  token: string;
  /** Whether it is the customer who reads, and not staff who look at what the customer sees. */
  byCustomer: boolean;
  now: Date;
}

/** A letter with the complaint it is about, and what opens it. */
export interface OpenedLetter {
  letter: DecisionLetter;
  complaint: Complaint;
  readKey: string;
}

/**
 * Opens the letter of a decision; the first time that the customer does is kept and told.
 * @returns null when the link does not work
 * Source: R36.
 */
export async function readDecision(
  em: EntityManager,
  { token, byCustomer, now }: ReadDecision,
): Promise<OpenedLetter | null> {
  const link = await findLink(em, LinkPurpose.READ_DECISION, digestOfToken(token));
  if (!link?.decisionId || !canBeUsed(link, now)) return null;
  const complaint = await lockComplaint(em, link.complaintId);
  const letter = await em.findOneByOrFail(DecisionLetter, { id: link.decisionId });
  const { id: decisionId, readKey, firstReadAt } = letter;
  if (readKey === null) return null;
  if (byCustomer && firstReadAt === null) {
    await em.update(DecisionLetter, { id: decisionId }, { firstReadAt: now });
    const { id: complaintId, storeId, regionId } = complaint;
    record(em, now, [decisionRead.of({ complaintId, storeId, regionId, decisionId, readAt: now })]);
  }
  return { letter, complaint, readKey };
}
