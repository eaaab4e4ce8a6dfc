import { RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Deputy, findDeputy } from '../../data/deputy.js';
import { findHolderId } from '../../data/holding.js';
import { lockPost, type Post } from '../../data/post.js';
import { acceptDeputyship as accept, revokeDeputyship as revoke } from '../../domain/deputy/answer.js';
import { mayRevoke, seesDeputyship } from '../../domain/deputy/rights.js';
import { tellPost } from '../directory/tell-post.js';

export interface AnswerDeputyship {
  deputyshipId: string;
  by: Actor;
  now: Date;
}

/**
 * The deputy accepts and acts from now on, within the period.
 * @returns the deputyship's id
 * @throws RuleError NOT_FOUND and as the rules of accepting
 * Source: R26.
 */
export async function acceptDeputyship(em: EntityManager, command: AnswerDeputyship): Promise<string> {
  const { by, now } = command;
  const { post, deputyship } = await lockDeputyship(em, command);
  accept(deputyship, { byId: by.id, now });
  await em.update(Deputy, deputyship.id, { acceptedAt: now });
  await tellPost(em, post, now);
  return deputyship.id;
}

/**
 * Whoever named the deputy, the holder, the deputy or an administrator ends it; who acts through the deputy acts no more.
 * @returns the deputyship's id
 * @throws RuleError NOT_FOUND, NOT_YOURS and as the rules of revoking
 * Source: R26.
 */
export async function revokeDeputyship(em: EntityManager, command: AnswerDeputyship): Promise<string> {
  const { by, now } = command;
  const { post, deputyship } = await lockDeputyship(em, command);
  if (!mayRevoke(by, deputyship, await findHolderId(em, post.id))) {
    throw new RuleError('NOT_YOURS', 'Those revoke it whom it concerns.', ['deputyshipId']);
  }
  revoke(deputyship, now);
  await em.update(Deputy, deputyship.id, { revokedAt: now, revokedById: by.id });
  if (deputyship.acceptedAt) await tellPost(em, post, now);
  return deputyship.id;
}

/** A deputyship that the caller sees, with its post locked. */
async function lockDeputyship(
  em: EntityManager,
  { deputyshipId, by }: AnswerDeputyship,
): Promise<{ post: Post; deputyship: Deputy }> {
  const found = await findDeputy(em, deputyshipId);
  const post = found && seesDeputyship(by, found) ? await lockPost(em, found.postId) : null;
  // Read anew: what was seen before the lock may have changed.
  const deputyship = post && (await findDeputy(em, deputyshipId));
  if (!deputyship) throw new RuleError('NOT_FOUND', 'There is no such deputyship.', ['deputyshipId']);
  return { post, deputyship };
}
