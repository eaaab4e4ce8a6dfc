import { type DeputyScope, RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Deputy, findLiveDeputies } from '../../data/deputy.js';
import { findHolderId } from '../../data/holding.js';
import { lockPost, type Post } from '../../data/post.js';
import { isKnownStaff } from '../../data/staff.js';
import { nameDeputy as decide, type Naming } from '../../domain/deputy/name-deputy.js';
import { delegatorOf, requirePosts } from '../../domain/deputy/rights.js';

export interface NameDeputy {
  postId: string;
  deputyId: string;
  /** Null for now. */
  fromAt: Date | null;
  untilAt: Date;
  scopes: readonly DeputyScope[];
  by: Actor;
  now: Date;
}

/**
 * Names a deputy for the holder of a post, by the holder, by a deputy of theirs out of what was lent to them, or by an
 * administrator on the holder's behalf.
 * @returns the deputyship's id
 * @throws RuleError NOT_FOUND, POST_VACANT, STAFF_UNKNOWN, as {@link delegatorOf} and as the rules of naming
 * Source: R26.
 */
export async function nameDeputy(em: EntityManager, command: NameDeputy): Promise<string> {
  const { by, now } = command;
  requirePosts(by);
  const post = await lockPost(em, command.postId);
  if (!post) throw new RuleError('NOT_FOUND', 'There is no such post.', ['postId']);
  const holderId = await findHolderId(em, post.id);
  if (!holderId) throw new RuleError('POST_VACANT', 'Nobody holds the post.', ['postId']);
  const delegatorId = delegatorOf(by, { postId: post.id, holderId });
  attribute(em, { onBehalfOf: by.id === holderId ? null : holderId });
  return addDeputy(em, { post, holderId, byId: by.id }, { ...command, delegatorId, now });
}

/** Keeps a deputyship of a locked post, for who holds it or shall hold it. */
export async function addDeputy(
  em: EntityManager,
  { post, holderId, byId }: { post: Post; holderId: string; byId: string | null },
  naming: Naming,
): Promise<string> {
  const deputyId = naming.deputyId.toLowerCase();
  if (!(await isKnownStaff(em, deputyId))) throw new RuleError('STAFF_UNKNOWN', 'Nobody has this id.', ['deputyId']);
  const deputyships = (await findLiveDeputies(em, [post.id], naming.now)).filter((one) => one.holderId === holderId);
  const named = decide({ id: post.id, holderId, deputyships }, { ...naming, deputyId });
  const id = uuidv7();
  const { scopes, ...facts } = named;
  await em.insert(Deputy, {
    ...{ id, ...facts, scopes: [...scopes] },
    ...{ namedAt: naming.now, namedById: byId ?? holderId, revokedById: null },
  });
  return id;
}
