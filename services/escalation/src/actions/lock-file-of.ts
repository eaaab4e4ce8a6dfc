import { NotYetKnown } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { Case, lockCaseOf } from '../data/case.js';
import { readCaseFile } from '../data/case-file.js';
import { isBornJoined } from '../data/complaint-news.js';
import { ImportedComplaint } from '../data/imported-complaint.js';
import type { CaseFile } from '../domain/case.js';

/**
 * Locks the case of a complaint, with everything the rules need.
 * @throws NotYetKnown while there is none
 */
export async function lockFileOf(em: EntityManager, complaintId: string): Promise<CaseFile> {
  const found = await lockCaseOf(em, complaintId);
  if (!found) throw new NotYetKnown('case of complaint', complaintId);
  return readCaseFile(em, found);
}

/**
 * Locks the case of a complaint that something is told of anew.
 * @returns null for one that has no case: it was joined to another from the first, and says all with its first case, or it
 *   was history when it came
 * @throws NotYetKnown while there is none that there will be
 */
export async function lockFileToFollow(em: EntityManager, complaintId: string): Promise<CaseFile | null> {
  const found = await lockCaseOf(em, complaintId);
  if (found) return readCaseFile(em, found);
  await checkNoneWillBe(em, complaintId);
  return null;
}

/**
 * Finds the case of a complaint, without locking it, that something is told of which changes nothing of it.
 * @returns null and @throws as {@link lockFileToFollow}
 */
export async function findCaseToFollow(em: EntityManager, complaintId: string): Promise<Case | null> {
  const found = await em.findOneBy(Case, { complaintId });
  if (!found) await checkNoneWillBe(em, complaintId);
  return found;
}

async function checkNoneWillBe(em: EntityManager, complaintId: string): Promise<void> {
  if (await isBornJoined(em, complaintId)) return;
  if (await em.existsBy(ImportedComplaint, { complaintId })) return;
  throw new NotYetKnown('case of complaint', complaintId);
}
