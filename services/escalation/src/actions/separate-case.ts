import type { Level, Source } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { lockCaseOf } from '../data/case.js';
import { findLadderPosts } from '../data/case-file.js';
import { News, newsIn } from '../data/complaint-news.js';
import { highestTierOf, lockMatters, mattersOf } from '../data/matter.js';
import type { CaseFile } from '../domain/case.js';
import { separate } from '../domain/merge.js';
import { supersede } from '../domain/opening.js';
import { chainOf } from '../domain/owner.js';
import { CaseState } from '../domain/vocabulary.js';
import type { OfComplaint } from './follow-complaint.js';
import { giveWay } from './give-way.js';
import { lockFileOf } from './lock-file-of.js';
import { openCase } from './open-case.js';
import { requireStore } from './require-store.js';
import { settle } from './settle.js';

/** What is said with a complaint that stands by itself again. */
const OF_STANDING_ALONE = [News.LEVEL, News.PLACE, News.MATTER, News.STANDING] as const;

export interface SeparateCase extends OfComplaint {
  matterId: string;
  storeId: string | null;
  regionId: string | null;
  confidential: boolean;
  level: Level;
  source: Source;
  acceptedAt: Date;
  /** Whether it was joined from the first, so that there is no case yet. */
  isNew: boolean;
}

/**
 * A complaint stands by itself again: its case is opened, or goes on, with clocks from now.
 * @throws NotYetKnown for what has not come here yet, or while no post that could own it is held
 * Source: R5, R20.
 */
export async function separateCase(em: EntityManager, command: SeparateCase): Promise<void> {
  const { version, isNew, ...facts } = command;
  const { complaintId, now } = facts;
  await lockMatters(em, [facts.matterId, ...(await mattersOf(em, [complaintId]))]);
  const found = await lockCaseOf(em, complaintId);
  if (!found && isNew) {
    await newsIn(em, command, OF_STANDING_ALONE);
    return openCase(em, { ...facts, repeatOfId: null, planFrom: now });
  }
  const file = await lockFileOf(em, complaintId);
  const news = await newsIn(em, command, OF_STANDING_ALONE);
  if (!news.has(News.STANDING) || file.case.state !== CaseState.MERGED) return;
  await requireStore(em, facts.storeId);
  const known = await informed(em, file, { facts, news });
  const overtaker = await giveWay(em, known.case, now);
  if (overtaker) return settle(em, now, [supersede(known, { supersededById: overtaker.complaintId, now })]);
  const highestTier = await highestTierOf(em, known.case.matterId);
  await settle(em, now, [separate(known, { highestTier, now })]);
}

/** The file with what is newer than was heard before. */
async function informed(
  em: EntityManager,
  file: CaseFile,
  { facts, news }: { facts: Omit<SeparateCase, 'version' | 'isNew'>; news: ReadonlySet<News> },
): Promise<CaseFile> {
  const { matterId, level, storeId, regionId, confidential } = facts;
  const about = {
    ...file.case,
    ...(news.has(News.MATTER) && { matterId }),
    ...(news.has(News.LEVEL) && { level }),
    ...(news.has(News.PLACE) && { storeId, regionId, confidential }),
  };
  return { ...file, case: about, chain: chainOf(about, await findLadderPosts(em, [about])) };
}
