import type { Level, LevelCause, Urgency } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { lockCaseOf } from '../data/case.js';
import { findLadderPosts, readCaseFile } from '../data/case-file.js';
import { News, newsIn } from '../data/complaint-news.js';
import { keepParties } from '../data/complaint-parties.js';
import { highestTierOf, lockMatters, mattersOf } from '../data/matter.js';
import { isClosed } from '../domain/case.js';
import {
  followClassification,
  followLevel,
  followMatter,
  followParties,
  followPlace,
  type Parties,
  type Place,
} from '../domain/follow.js';
import { supersede } from '../domain/opening.js';
import { chainOf } from '../domain/owner.js';
import { giveWay } from './give-way.js';
import { lockFileToFollow } from './lock-file-of.js';
import { requireStore } from './require-store.js';
import { settle } from './settle.js';

/** What every event of a complaint says, and when it is heard. */
export interface OfComplaint {
  complaintId: string;
  /** Counts the events of the complaint. */
  version: number;
  now: Date;
}

/**
 * The level of a complaint is another: a rise moves its case. Why stands in the audit.
 * @throws NotYetKnown while the case is not open yet, or no post that could own it is held
 * Source: R14, R20.
 */
export async function followNewLevel(
  em: EntityManager,
  command: OfComplaint & { level: Level; cause: LevelCause },
): Promise<void> {
  const { level, cause, now } = command;
  const file = await lockFileToFollow(em, command.complaintId);
  if (!file || (await newsIn(em, command, [News.LEVEL])).size === 0) return;
  const highestTier = await highestTierOf(em, file.case.matterId);
  attribute(em, { reason: cause });
  await settle(em, now, [followLevel(file, { level, highestTier, now })]);
}

/**
 * The store complained about, or whether it may know, is another: the case follows.
 * @throws NotYetKnown while case or store are not known, or no post that could own it is held
 * Source: R20, R29.
 */
export async function followNewPlace(
  em: EntityManager,
  command: OfComplaint & { place: Omit<Place, 'chain'> },
): Promise<void> {
  const { now } = command;
  const file = await lockFileToFollow(em, command.complaintId);
  if (!file || (await newsIn(em, command, [News.PLACE])).size === 0) return;
  await requireStore(em, command.place.storeId);
  const place = { ...command.place, chain: chainOf(command.place, await findLadderPosts(em, [command.place])) };
  const highestTier = await highestTierOf(em, file.case.matterId);
  await settle(em, now, [followPlace(file, { place, highestTier, now })]);
}

/**
 * A complaint belongs to another matter: of two open cases there the later accepted stays.
 * @throws NotYetKnown while the case is not open yet, or no post that could own it is held
 * Source: R5, R15.
 */
export async function followNewMatter(em: EntityManager, command: OfComplaint & { matterId: string }): Promise<void> {
  const { complaintId, matterId, now } = command;
  await lockMatters(em, [matterId, ...(await mattersOf(em, [complaintId]))]);
  const file = await lockFileToFollow(em, complaintId);
  if (!file || (await newsIn(em, command, [News.MATTER])).size === 0) return;
  const belonging = { ...file, case: { ...file.case, matterId } };
  const overtaker = isClosed(file.case.state) ? null : await giveWay(em, belonging.case, now);
  if (overtaker) return settle(em, now, [supersede(belonging, { supersededById: overtaker.complaintId, now })]);
  const highestTier = await highestTierOf(em, matterId);
  await settle(em, now, [followMatter(file, { matterId, highestTier, now })]);
}

/**
 * Somebody classified the complaint.
 * @throws NotYetKnown while the case is not open yet
 * Source: R16, R18.
 */
export async function followNewClassification(
  em: EntityManager,
  command: OfComplaint & { urgency: Urgency; natureCode: string },
): Promise<void> {
  const file = await lockFileToFollow(em, command.complaintId);
  if (!file || (await newsIn(em, command, [News.CLASSIFICATION])).size === 0) return;
  await settle(em, command.now, [followClassification(file, command)]);
}

/**
 * Who complains, or about whom, is said; before there is a case it is kept for its opening.
 * @throws NotYetKnown when no post that could own the case is held
 * Source: R20, R35.
 */
export async function followNewParties(em: EntityManager, command: OfComplaint & { parties: Parties }): Promise<void> {
  const { complaintId, parties, now } = command;
  const found = await lockCaseOf(em, complaintId);
  if (!(await keepParties(em, command, parties)) || !found) return;
  const file = await readCaseFile(em, found);
  const highestTier = await highestTierOf(em, found.matterId);
  await settle(em, now, [followParties(file, { parties, highestTier, now })]);
}
