import type { EntityManager } from 'typeorm';
import { AnnouncedHolder, findAnnounced } from '../../data/announced-holder.js';
import { lockPost, type Post } from '../../data/post.js';
import { changeHolder } from './change-holder.js';
import { tellPost } from './tell-post.js';

/** Lets what was announced of a locked post come true as far as it is due, as of the instants announced. Source: R26. */
export async function carryOut(em: EntityManager, post: Post, now: Date): Promise<boolean> {
  const due = (await findAnnounced(em, [post.id])).filter(({ fromAt }) => fromAt <= now);
  for (const { id, holderId, fromAt } of due) {
    await em.delete(AnnouncedHolder, id);
    await changeHolder(em, { postId: post.id, holderId, at: fromAt });
  }
  return due.length > 0;
}

/** Carries out what is due of one post, and tells it. */
export async function carryOutAnnounced(em: EntityManager, postId: string, now: Date): Promise<void> {
  const post = await lockPost(em, postId);
  if (post && (await carryOut(em, post, now))) await tellPost(em, post, now);
}
