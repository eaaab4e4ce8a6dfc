import type { EntityManager } from 'typeorm';
import { isNewsOf } from '../../data/disbursement/disbursement-news.js';
import { takeBackApproval } from '../../data/notice/find-notices.js';

/** What is told of a disbursement. */
export interface ToldOfDisbursement {
  disbursementId: string;
  /** Counts what is told of the disbursement. */
  version: number;
}

/**
 * Takes up what is told of a disbursement. Whatever it is, it waits no more for the approval that was told before.
 * @returns whether nothing newer was taken up
 */
export async function takeUp(em: EntityManager, told: ToldOfDisbursement): Promise<boolean> {
  const isNews = await isNewsOf(em, told);
  if (isNews) await takeBackApproval(em, told.disbursementId);
  return isNews;
}
