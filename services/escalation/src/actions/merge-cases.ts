import type { EntityManager } from 'typeorm';
import { News, newsIn } from '../data/complaint-news.js';
import { highestTierOf, lockMatters, mattersOf } from '../data/matter.js';
import { followMatter } from '../domain/follow.js';
import { merge } from '../domain/merge.js';
import type { OfComplaint } from './follow-complaint.js';
import { lockFileOf } from './lock-file-of.js';
import { settle } from './settle.js';

const FIRST_VERSION = 1;

export interface MergeCases extends OfComplaint {
  intoId: string;
  /** Of the complaint that goes on. */
  matterId: string;
}

/**
 * A complaint says the same as another, whose case goes on for both, no lower than the ladder has reached for either. One that
 * was joined when it was registered has no case and gets none.
 * @throws NotYetKnown while one of the cases is not open yet, or no post that could own it is held
 * Source: R5, R20.
 */
export async function mergeCases(em: EntityManager, command: MergeCases): Promise<void> {
  const { complaintId, intoId, matterId, now } = command;
  await lockMatters(em, [matterId, ...(await mattersOf(em, [complaintId]))]);
  // Nothing was told of it before: it was joined when it was registered, and has no case.
  if (command.version === FIRST_VERSION) return void (await newsIn(em, command, [News.STANDING]));
  const file = await lockFileOf(em, complaintId);
  const goesOn = await lockFileOf(em, intoId);
  const news = await newsIn(em, command, [News.STANDING, News.MATTER]);
  if (!news.has(News.STANDING)) return;
  await settle(em, now, [merge(file, { matterId, now })]);
  const highestTier = await highestTierOf(em, goesOn.case.matterId);
  const about = { matterId: goesOn.case.matterId, highestTier, now };
  await settle(em, now, [followMatter(goesOn, about)]);
}
