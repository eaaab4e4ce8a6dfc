import { disbursementRequested, type RejectionReason, type Told } from '@complaints/contracts';
import { approved } from './decide.js';
import { type DisbursementFacts, type RouteStep, refused, toldOf } from './disbursement.js';
import type { FundPolicy } from './policy.js';
import type { Rung } from './route.js';
import { ApproverKind, DisbursementState } from './vocabulary.js';

/** What a plan, or a person, asks for. */
export type Asked = Pick<
  DisbursementFacts,
  | 'id'
  | 'planId'
  | 'replacesId'
  | 'complaintId'
  | 'storeId'
  | 'regionId'
  | 'level'
  | 'ownerTier'
  | 'proposerId'
  | 'amountFen'
  | 'purpose'
  | 'reason'
  | 'evidenceIds'
  | 'payeeReference'
  | 'policyVersion'
  | 'requestedAt'
  | 'holdUntil'
>;

/** The post that took a request up, and who grants it at once, if anybody does. */
export interface Taker {
  postId: string;
  rung: Rung;
  /** The proposer, where the post is theirs, or lets them grant it. */
  grantedById: string | null;
}

/** A disbursement as it begins, with what is told of it. */
export interface Begun {
  disbursement: DisbursementFacts;
  events: Told[];
}

/**
 * A request that a post took up: it waits for that post's decision, or is approved at once.
 * @param steps how it came there
 * Source: R61, R65.
 */
export function takenUp(asked: Asked, taker: Taker, steps: readonly RouteStep[]): Begun {
  const { postId, rung, grantedById } = taker;
  const stands = { approverPostId: postId, approverKind: rung.kind, periodKey: rung.period.key };
  const waiting: DisbursementFacts = { ...undecided(asked), ...stands, steps };
  const requested = disbursementRequested.of({ ...toldOf(waiting), ...stands, requestedAt: asked.requestedAt });
  if (grantedById === null) return { disbursement: waiting, events: [requested] };
  const { state, events } = approved(waiting, {
    byId: grantedById,
    onBehalfOf: null,
    note: null,
    now: asked.requestedAt,
  });
  return { disbursement: { ...waiting, ...state }, events: [requested, ...events] };
}

/** A request that no post could take up. Source: R60, R65. */
export function turnedDown(asked: Asked, reason: RejectionReason, steps: readonly RouteStep[]): Begun {
  const waiting = { ...undecided(asked), steps };
  const { state, events } = refused(waiting, reason, asked.requestedAt);
  return { disbursement: { ...waiting, ...state }, events };
}

/**
 * Who grants a request at once: its proposer, where they hold the post it stands before, or, before the store's manager,
 * are a clerk of the store within what the policy leaves to clerks. To deputise is not to hold.
 * Source: R60, R61.
 */
export function grantsAtOnce(
  { proposerId, amountFen, earlierFen }: { proposerId: string; amountFen: number; earlierFen: number },
  { kind, holderId, isClerk }: { kind: ApproverKind; holderId: string; isClerk: boolean },
  { clerkPerUseFen }: FundPolicy,
): string | null {
  if (holderId === proposerId) return proposerId;
  const isClerksToo = kind === ApproverKind.STORE_MANAGER && isClerk && clerkPerUseFen !== null;
  return isClerksToo && earlierFen + amountFen <= clerkPerUseFen ? proposerId : null;
}

const undecided = (asked: Asked): DisbursementFacts => ({
  ...asked,
  state: DisbursementState.REQUESTED,
  approverPostId: null,
  approverKind: null,
  periodKey: null,
  holdNumber: 1,
  steps: [],
  decidedAt: null,
  decidedById: null,
  decidedOnBehalfOf: null,
  rejectionReason: null,
  note: null,
  paidAt: null,
  paidById: null,
  paymentChannel: null,
  paymentReference: null,
  paymentMadeAt: null,
  paymentEvidenceId: null,
  endedAt: null,
  endedById: null,
  endingNote: null,
  cancellationCause: null,
});
