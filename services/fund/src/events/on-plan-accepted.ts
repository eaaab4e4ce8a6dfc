import { planAccepted } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { requestDisbursement } from '../actions/request-disbursement.js';
import { defaultPolicy } from '../domain/policy.js';

/** A plan with a compensation asks for the money. Source: R61. */
export const onPlanAccepted = hears(planAccepted, async (em, { payload }, now) => {
  const { complaintId, storeId, regionId, level, ownerTier, proposerId, planId, compensation } = payload;
  if (!compensation) return;
  const plan = { complaintId, storeId, regionId, level, ownerTier, proposerId, planId, ...compensation };
  await requestDisbursement(em, { ...plan, policy: defaultPolicy, now });
});
