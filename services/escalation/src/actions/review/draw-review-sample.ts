import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { policiesOfVersions, policyInForce } from '../../data/policy/find-policies.js';
import { AnswerReview, countAnswered, drawAnswered } from '../../data/review/answer-review.js';
import { isInTime, sampleSize } from '../../domain/review/sample.js';
import { reviewing } from '../../domain/rights.js';

export interface DrawReviewSample {
  fromAt: Date;
  untilAt: Date;
  by: Actor;
  now: Date;
}

/**
 * Draws a share of the answers of a period by lot, none twice, to be reviewed.
 * @returns the id that they have in common
 * @throws RuleError NOT_OVERSIGHT, PERIOD_EMPTY, NOTHING_TO_REVIEW
 * Source: R39.
 */
export async function drawReviewSample(em: EntityManager, command: DrawReviewSample): Promise<string> {
  const { fromAt, untilAt, by, now } = command;
  const acting = reviewing(by);
  if (fromAt >= untilAt) throw new RuleError('PERIOD_EMPTY', 'A period ends after it begins.', ['untilAt']);
  // Two who draw at once never draw the same.
  await em.query(`select pg_advisory_xact_lock(hashtextextended('answer_review', 0))`);
  const sampleId = uuidv7();
  const take = sampleSize(await countAnswered(em, fromAt, untilAt), await policyInForce(em, now));
  const drawn = await drawAnswered(em, { fromAt, untilAt }, { lot: sampleId, take });
  if (drawn.length === 0)
    throw new RuleError('NOTHING_TO_REVIEW', 'Every answer of the period was drawn, or there is none.', ['fromAt']);
  const policyOf = await policiesOfVersions(
    em,
    drawn.map(({ policyVersion }) => policyVersion),
  );
  attribute(em, { onBehalfOf: acting.onBehalfOfId });
  await em.insert(
    AnswerReview,
    drawn.map(({ caseId, answeredAt, ...answered }) => ({
      ...{ id: uuidv7(), sampleId, caseId, answeredAt, drawnAt: now, drawnById: acting.byId },
      inTime: isInTime({ ...answered, answeredAt }, policyOf(answered.policyVersion)),
    })),
  );
  return sampleId;
}
