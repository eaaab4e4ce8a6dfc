import { planAccepted } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { requestForPlan } from '../actions/request-for-plan.js';

/** A plan with a compensation asks for the money. Source: R61. */
export const onPlanAccepted = hears(planAccepted, async (em, { payload }, now) => {
  const { complaintId, storeId, regionId, level, ownerTier, proposerId, planId, compensation } = payload;
  if (!compensation) return;
  const plan = { complaintId, storeId, regionId, level, ownerTier, proposerId, planId };
  await requestForPlan(em, { ...plan, ...compensation, now });
});
