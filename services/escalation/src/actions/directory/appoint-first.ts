import { type PostKind, RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findPresentHoldings } from '../../data/holding.js';
import { findPosts, insertPost, lockKind } from '../../data/post.js';
import { appoint } from './appoint-holder.js';
import { type Person, putStaff } from './register-staff.js';

export interface AppointFirst extends Person {
  /** A kind of post at headquarters. */
  kind: PostKind;
  now: Date;
}

/**
 * Puts a person into a post of a kind that nobody holds yet, and sets one up where there is none.
 * @returns the post's id
 * @throws RuleError POST_HELD when somebody holds one, and as {@link putStaff}
 */
export async function appointFirst(em: EntityManager, { kind, now, ...person }: AppointFirst): Promise<string> {
  await lockKind(em, kind);
  const posts = await findPosts(em, { kind, storeId: null, regionId: null, afterId: null, take: 100 });
  const ids = posts.map(({ id }) => id);
  if ((await findPresentHoldings(em, ids)).length > 0) throw new RuleError('POST_HELD', 'Somebody holds such a post.');
  const holderId = await putStaff(em, person);
  const postId = ids[0] ?? uuidv7();
  if (ids.length === 0) await insertPost(em, { id: postId, kind, storeId: null, regionId: null, departmentId: null });
  await appoint(em, { postId, holderId, deputy: null, byId: null, now });
  return postId;
}
