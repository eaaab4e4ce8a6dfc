import { postChanged } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { findLiveDeputies } from '../../data/deputy.js';
import { findHolderId } from '../../data/holding.js';
import type { Post } from '../../data/post.js';
import { effectiveDeputies } from '../../domain/deputy/effective.js';

/** Tells a locked post as it is now: who holds it, and everybody who acts for the holder. */
export async function tellPost(em: EntityManager, post: Post, now: Date): Promise<void> {
  const { id: postId, kind, storeId, regionId, departmentId } = post;
  const holderId = await findHolderId(em, postId);
  const deputies = holderId ? effectiveDeputies(holderId, await findLiveDeputies(em, [postId], now)) : [];
  record(em, now, [postChanged.of({ postId, kind, storeId, regionId, departmentId, holderId, deputies })]);
}
