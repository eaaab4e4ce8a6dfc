import { EVERY_SCOPE, PostKind, postChanged, RuleError } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Deputy } from '../data/deputy.js';
import { Holding } from '../data/holding.js';
import { lockPost, type Post } from '../data/post.js';

export interface AppointHolder {
  postId: string;
  holderId: string;
  /** Named with the appointment; the executive president's post needs one. */
  deputy: { staffId: string; untilAt: Date } | null;
  now: Date;
}

/**
 * Puts a person into a post; who held it before holds it no more.
 * @throws RuleError NOT_FOUND when there is no such post
 * @throws RuleError DEPUTY_MISSING for the executive president's post without a deputy
 * Source: R26.
 */
export async function appointHolder(
  em: EntityManager,
  { postId, holderId, deputy, now }: AppointHolder,
): Promise<void> {
  const post = await lockPost(em, postId);
  if (!post) throw new RuleError('NOT_FOUND', 'There is no such post.', ['postId']);
  if (post.kind === PostKind.EXECUTIVE_PRESIDENT && !deputy) {
    throw new RuleError('DEPUTY_MISSING', "The executive president's post needs a deputy.", ['deputy']);
  }
  await em.query('update holding set until_at = $2 where post_id = $1 and until_at is null', [postId, now]);
  await em.insert(Holding, { id: uuidv7(), postId, staffId: holderId, fromAt: now, untilAt: null });
  if (deputy)
    await em.insert(Deputy, { id: uuidv7(), postId, staffId: deputy.staffId, fromAt: now, untilAt: deputy.untilAt });
  await tellPost(em, post, { holderId, now });
}

/** Tells a locked post as it is now. */
async function tellPost(
  em: EntityManager,
  post: Post,
  { holderId, now }: { holderId: string; now: Date },
): Promise<void> {
  const { id: postId, kind, storeId, regionId, departmentId } = post;
  const deputies = await em
    .createQueryBuilder(Deputy, 'd')
    .where('d.post_id = :postId and d.until_at > :now', { postId, now })
    .orderBy('d.id')
    .getMany();
  await record(em, now, [
    postChanged.of({
      postId,
      kind,
      storeId,
      regionId,
      departmentId,
      holderId,
      deputies: deputies.map(({ staffId, fromAt, untilAt }) => ({ staffId, fromAt, untilAt, scopes: EVERY_SCOPE })),
    }),
  ]);
}
