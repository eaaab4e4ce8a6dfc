import { PostKind, RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { isHeldElsewhere, lockPostsAlike } from '../../data/post.js';
import { type Keeping, keepDirectory } from './keep-directory.js';
import { setHolder } from './set-holder.js';

export interface VacatePost extends Keeping {
  postId: string;
  /** Null for now. */
  fromAt: Date | null;
}

/**
 * Leaves a post without a holder, now or from a later instant; what stands before it falls to the next superior.
 * @returns the post's id
 * @throws RuleError NOT_ADMINISTRATOR, LAST_ADMINISTRATOR and as {@link setHolder}
 * Source: R26.
 */
export async function vacatePost(em: EntityManager, command: VacatePost): Promise<string> {
  await keepDirectory(em, command);
  await lockPostsAlike(em, command.postId, PostKind.ADMINISTRATOR);
  const { post } = await setHolder(em, { ...command, holderId: null, byId: command.by.id });
  if (post.kind === PostKind.ADMINISTRATOR && !(await isHeldElsewhere(em, post))) {
    throw new RuleError('LAST_ADMINISTRATOR', 'Nobody else could appoint anybody any more.', ['postId']);
  }
  return post.id;
}
