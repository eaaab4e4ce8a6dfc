import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AnnouncedHolder, findAnnounced } from '../../data/announced-holder.js';
import { endDeputies } from '../../data/deputy.js';
import { findHolderId } from '../../data/holding.js';
import { lockPost, type Post } from '../../data/post.js';
import { type Succession, succeed } from '../../domain/post/succession.js';
import { carryOut } from './carry-out-announced.js';
import { changeHolder } from './change-holder.js';
import { tellPost } from './tell-post.js';

export interface SetHolder {
  postId: string;
  /** Null leaves the post vacant. */
  holderId: string | null;
  /** Null for now. */
  fromAt: Date | null;
  byId: string | null;
  now: Date;
}

/**
 * Changes who holds a post, now or as announced, and tells it when it is another one now.
 * @throws RuleError NOT_FOUND when there is no such post, and as {@link succeed}
 * Source: R26.
 */
export async function setHolder(em: EntityManager, command: SetHolder): Promise<{ post: Post } & Succession> {
  const { holderId, now } = command;
  const post = await lockPost(em, command.postId);
  if (!post) throw new RuleError('NOT_FOUND', 'There is no such post.', ['postId']);
  const wasDue = await carryOut(em, post, now);
  const presentId = await findHolderId(em, post.id);
  const announced = await findAnnounced(em, [post.id]);
  const succession = succeed({ kind: post.kind, holderId: presentId, announced }, command);
  await withdraw(em, { post, presentId, succession, now });
  const { fromAt, isChange } = succession;
  const isNow = isChange && fromAt <= now;
  if (isNow) await changeHolder(em, { postId: post.id, holderId, at: now });
  else if (isChange) await announce(em, post, { ...command, fromAt });
  if (isNow || wasDue) await tellPost(em, post, now);
  return { post, ...succession };
}

const announce = (em: EntityManager, post: Post, { holderId, fromAt, byId, now }: SetHolder & { fromAt: Date }) =>
  em.insert(AnnouncedHolder, {
    ...{ id: uuidv7(), postId: post.id, holderId, fromAt },
    ...{ announcedAt: now, announcedById: byId },
  });

/** Takes back what was announced, with the deputies that were named for whom shall not come. */
async function withdraw(
  em: EntityManager,
  { post, presentId, succession, now }: { post: Post; presentId: string | null; succession: Succession; now: Date },
): Promise<void> {
  const { withdrawn } = succession;
  if (withdrawn.length === 0) return;
  await em.delete(AnnouncedHolder, { id: In(withdrawn.map(({ id }) => id)) });
  for (const { holderId } of withdrawn) {
    if (holderId && holderId !== presentId) await endDeputies(em, { postId: post.id, holderId }, now);
  }
}
