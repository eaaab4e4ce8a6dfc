import type { EntityManager } from 'typeorm';
import type { Case } from '../data/case.js';
import { readCaseFile } from '../data/case-file.js';
import { lockOpenCaseOfMatter } from '../data/matter.js';
import type { CaseFacts } from '../domain/case.js';
import { supersede } from '../domain/opening.js';
import { settle } from './settle.js';

/**
 * Makes room for a case in its matter, which has at most one open: of two the later accepted stays. The matter is locked.
 * @returns the open case that must stay, so that the other gives way; null when the other may be open
 * Source: "How the pieces move together".
 */
export async function giveWay(
  em: EntityManager,
  { complaintId, matterId, acceptedAt }: Pick<CaseFacts, 'complaintId' | 'matterId' | 'acceptedAt'>,
  now: Date,
): Promise<Case | null> {
  const present = await lockOpenCaseOfMatter(em, matterId);
  if (!present || present.complaintId === complaintId) return null;
  if (present.acceptedAt > acceptedAt) return present;
  await settle(em, now, [supersede(await readCaseFile(em, present), { supersededById: complaintId, now })]);
  return null;
}
