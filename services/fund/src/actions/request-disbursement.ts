import { NotYetKnown, RejectionReason } from '@complaints/contracts';
import { attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Disbursement } from '../data/disbursement.js';
import { lockUses } from '../data/find-disbursements.js';
import { findPost } from '../data/find-post.js';
import type { FundPolicy } from '../domain/policy.js';
import { type Asked, type Taker, takenUp, turnedDown } from '../domain/request.js';
import { type Candidate, route } from '../domain/route.js';
import { holdAuthority, settleHold } from './hold-authority.js';

/** What an accepted plan asks for. */
export type RequestDisbursement = Omit<Asked, 'id' | 'policyVersion' | 'requestedAt'> & {
  policy: FundPolicy;
  now: Date;
};

/**
 * Takes up a request for money at the lowest post that may grant it and has enough left, or turns it down. A plan
 * asks once, however often it is heard.
 * @throws NotYetKnown while a post it needs has not been heard of
 * Source: R60–R63, R65.
 */
export async function requestDisbursement(em: EntityManager, command: RequestDisbursement): Promise<void> {
  const { policy, now, ...plan } = command;
  const { earlierFen, askedAlready } = await lockUses(em, plan);
  if (askedAlready) return;
  const candidates = route({ ...plan, earlierFen }, policy, now);
  const found = await findTaker(em, candidates, plan.amountFen);
  const asked = { ...plan, id: uuidv7(), policyVersion: policy.version, requestedAt: now };
  const { disbursement, events } = typeof found === 'string' ? turnedDown(asked, found) : takenUp(asked, found);
  if (disbursement.rejectionReason) await attribute(em, { reason: disbursement.rejectionReason });
  await em.insert(Disbursement, disbursement);
  await settleHold(em, disbursement);
  await record(em, now, events);
}

/** Climbs from post to post until one can hold the amount; answers why not when none can. */
async function findTaker(
  em: EntityManager,
  candidates: readonly Candidate[],
  amountFen: number,
): Promise<Taker | RejectionReason> {
  for (const candidate of candidates) {
    const post = await findPost(em, candidate.kind, candidate.placeId);
    if (!post) throw new NotYetKnown(`the post ${candidate.kind} of`, candidate.placeId ?? 'headquarters');
    if (post.holderId === null) continue;
    const answer = await holdAuthority(em, { postId: post.id, amountFen }, candidate);
    if (answer === 'BUDGET_NOT_SET') return RejectionReason.BUDGET_NOT_SET;
    if (answer === 'HELD') return { postId: post.id, holderId: post.holderId, candidate };
  }
  return RejectionReason.BEYOND_EVERY_AUTHORITY;
}
