import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import { type EntityManager, In } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { findCase } from '../../data/case.js';
import { policiesOfVersions } from '../../data/policy/find-policies.js';
import { Post } from '../../data/post.js';
import { AnswerDeviation } from '../../data/review/answer-deviation.js';
import { AnswerReview, lockReview } from '../../data/review/answer-review.js';
import { checkDeviations } from '../../domain/review/sample.js';
import { reviewing } from '../../domain/rights.js';
import { written } from '../../domain/text.js';

export interface RecordReview {
  reviewId: string;
  deviations: readonly { qualityCode: string; note: string; ownerPostId: string; dueAt: Date }[];
  by: Actor;
  now: Date;
}

/**
 * Keeps what a review found; each deviation has a correction with who owes it and by when.
 * @throws RuleError NOT_OVERSIGHT, NOT_FOUND, REVIEWED_ALREADY, POST_UNKNOWN
 * @throws RuleError as `checkDeviations` of the rules
 * Source: R39.
 */
export async function recordReview(em: EntityManager, command: RecordReview): Promise<string> {
  const { reviewId, deviations, by, now } = command;
  const acting = reviewing(by);
  const review = isUuid(reviewId) ? await lockReview(em, reviewId) : null;
  const found = review && (await findCase(em, review.caseId));
  if (!review || !found) throw new RuleError('NOT_FOUND', 'There is no such review.', ['reviewId']);
  if (review.reviewedAt) throw new RuleError('REVIEWED_ALREADY', 'The answer was reviewed already.', ['reviewId']);
  const policyOf = await policiesOfVersions(em, [found.policyVersion]);
  checkDeviations(deviations, policyOf(found.policyVersion), now);
  await requirePosts(em, deviations);
  const { byId: reviewedById, onBehalfOfId } = acting;
  attribute(em, { onBehalfOf: onBehalfOfId });
  await em.update(AnswerReview, { id: review.id }, { reviewedAt: now, reviewedById, onBehalfOfId });
  const rows = deviations.map(({ note, ...deviation }, index) => ({
    ...{ id: uuidv7(), caseId: review.caseId, reviewId: review.id, ...deviation },
    note: written(note, ['deviations', String(index), 'note']),
  }));
  if (rows.length > 0) await em.insert(AnswerDeviation, rows);
  return review.id;
}

async function requirePosts(em: EntityManager, deviations: RecordReview['deviations']): Promise<void> {
  const ids = deviations.map(({ ownerPostId }) => ownerPostId).filter((id) => isUuid(id));
  const known = new Set((await em.findBy(Post, { id: In(ids) })).map(({ id }) => id));
  const unknown = deviations.findIndex(({ ownerPostId }) => !known.has(ownerPostId.toLowerCase()));
  if (unknown >= 0)
    throw new RuleError('POST_UNKNOWN', 'There is no such post.', ['deviations', String(unknown), 'ownerPostId']);
}
