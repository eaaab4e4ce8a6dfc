import { attribute, DirectoryPost, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { insertDisbursement } from '../data/save-disbursement.js';
import { reasonOf } from '../domain/climb.js';
import type { FundPolicy } from '../domain/policy.js';
import { type Asked, type Begun, grantsAtOnce, takenUp, turnedDown } from '../domain/request.js';
import { type Found, findTaker } from './find-taker.js';
import { moveHold } from './move-hold.js';

/** A request, and what was used for its complaint before. */
export interface TakeUp {
  asked: Asked;
  /** Whole fen. */
  earlierFen: number;
  policy: FundPolicy;
}

/**
 * Takes a request up at the lowest post that may grant it and has enough left, or turns it down. The uses for its complaint
 * are locked.
 * @throws NotYetKnown while a post it needs has not been heard of
 * Source: R60–R63, R65.
 */
export async function takeUp(em: EntityManager, { asked, earlierFen, policy }: TakeUp): Promise<Begun> {
  const { requestedAt: now } = asked;
  const found = await findTaker(em, {
    request: { ...asked, earlierFen },
    ...{ policy, heldAt: now, now, holdNumber: 1, above: null },
  });
  const begun = await beginning(em, { asked, earlierFen, policy }, found);
  const { disbursement } = begun;
  if (disbursement.rejectionReason) attribute(em, { reason: disbursement.rejectionReason });
  insertDisbursement(em, disbursement);
  record(em, now, [...found.events, ...begun.events]);
  found.taker?.hold();
  if (disbursement.state === 'APPROVED') moveHold(em, 'GRANT', disbursement, now);
  return begun;
}

async function beginning(em: EntityManager, { asked, earlierFen, policy }: TakeUp, found: Found): Promise<Begun> {
  const { taker, steps } = found;
  if (taker === null) return turnedDown(asked, reasonOf(steps), steps);
  const { post, holderId, rung } = taker;
  const isClerk = policy.clerkPerUseFen !== null && (await isClerkOf(em, asked.storeId, asked.proposerId));
  const grantedById = grantsAtOnce({ ...asked, earlierFen }, { kind: rung.kind, holderId, isClerk }, policy);
  return takenUp(asked, { postId: post.id, rung, grantedById }, steps);
}

const isClerkOf = (em: EntityManager, storeId: string | null, holderId: string): Promise<boolean> =>
  storeId === null ? Promise.resolve(false) : em.existsBy(DirectoryPost, { kind: 'CLERK', storeId, holderId });
