import { digestOfToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../data/complaint.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { findLink, Link } from '../../data/link/link.js';
import { checkLink, type LinkPurpose } from '../../domain/link/link.js';

/** A token as somebody sent it, and what it must be for. */
export interface HoldLink {
  purpose: LinkPurpose;
  token: string;
  now: Date;
}

/**
 * Holds what a link is about until the transaction ends, so that of two uses at once the second is refused. Whoever uses
 * it uses it up in the same transaction.
 * @throws RuleError LINK_INVALID
 */
export async function holdLink(
  em: EntityManager,
  { purpose, token, now }: HoldLink,
): Promise<{ link: Link; complaint: Complaint }> {
  const known = await findLink(em, purpose, digestOfToken(token));
  checkLink(known, now);
  const complaint = await lockComplaint(em, known.complaintId);
  const link = await em.findOneByOrFail(Link, { id: known.id });
  checkLink(link, now);
  return { link, complaint };
}
