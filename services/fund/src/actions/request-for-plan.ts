import { newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { findStanding, lockUses } from '../data/find-standing.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { isPlanOver } from '../data/withdrawn-plan.js';
import type { DisbursementFacts } from '../domain/disbursement.js';
import { holdEnd } from '../domain/period.js';
import { takeUp } from './take-up.js';

/** What an accepted plan asks for. */
export type RequestForPlan = Pick<
  DisbursementFacts,
  'complaintId' | 'storeId' | 'regionId' | 'level' | 'ownerTier' | 'proposerId' | 'amountFen' | 'purpose'
> & { planId: string; now: Date };

/**
 * Takes up what an accepted plan asks for. A plan asks once, however often it is heard, and not at all when it was withdrawn
 * before it was heard.
 * @throws NotYetKnown while a post it needs has not been heard of
 * Source: R60–R63, R65.
 */
export async function requestForPlan(em: EntityManager, { now, ...plan }: RequestForPlan): Promise<void> {
  lockUses(em, plan.complaintId);
  if (await isPlanOver(em, plan.planId)) return;
  const [{ usedFen: earlierFen }, policy] = await Promise.all([
    findStanding(em, plan.complaintId),
    policyInForce(em, now),
  ]);
  const asked = {
    ...plan,
    ...{ id: newId(), replacesId: null, reason: null, evidenceIds: [], payeeReference: null },
    ...{ policyVersion: policy.version, requestedAt: now, holdUntil: holdEnd(now, policy) },
  };
  await takeUp(em, { asked, earlierFen, policy });
}
