import { attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Disbursement } from '../data/disbursement.js';
import { findStanding } from '../data/find-standing.js';
import { policiesOfVersions } from '../data/policy/find-policies.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import { askedNow, climbed, obstacleNow, type Standing, stranded } from '../domain/climb.js';
import { approverOf } from '../domain/disbursement.js';
import { DisbursementState } from '../domain/vocabulary.js';
import { findTaker } from './find-taker.js';
import { moveHold } from './move-hold.js';

/**
 * Hands a request that waits, and that its post may grant no longer, up to the next post that may, with its hold; or refuses
 * it where there is none. The request and the uses for its complaint are locked.
 * @returns whether it stands where it stood
 * @throws NotYetKnown while a post it needs has not been heard of
 * Source: R61, R65.
 */
export async function climbIfUncovered(em: EntityManager, disbursement: Disbursement, now: Date): Promise<boolean> {
  if (disbursement.state !== DisbursementState.REQUESTED) return true;
  const policy = (await policiesOfVersions(em, [disbursement.policyVersion]))(disbursement.policyVersion);
  const standing = await standingOf(em, disbursement);
  const obstacle = obstacleNow(disbursement, standing, policy);
  if (obstacle === null) return true;
  const { approverKind } = approverOf(disbursement);
  attribute(em, { reason: obstacle });
  moveHold(em, 'RELEASE', disbursement, now);
  const { taker, steps, events } = await findTaker(em, {
    request: askedNow(disbursement, standing),
    ...{ policy, heldAt: disbursement.requestedAt, now, holdNumber: disbursement.holdNumber + 1, above: approverKind },
  });
  const move = { obstacle, standing, steps, now };
  const decided = taker
    ? climbed(disbursement, { postId: taker.post.id, rung: taker.rung }, move)
    : stranded(disbursement, move);
  await saveDisbursement(em, disbursement, decided.state);
  record(em, now, [...events, ...decided.events]);
  taker?.hold();
  return false;
}

/** The complaint as it is known now; what is not heard of yet is as it was asked. */
async function standingOf(em: EntityManager, disbursement: Disbursement): Promise<Standing> {
  const { usedFen, known } = await findStanding(em, disbursement.complaintId);
  const ownerTier = Math.max(known?.tier ?? 1, disbursement.ownerTier) as Standing['ownerTier'];
  return { level: known?.level ?? disbursement.level, ownerTier, othersFen: usedFen - disbursement.amountFen };
}
