import { planWithdrawn } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { withdrawPlan } from '../actions/end-disbursement.js';

/** What a plan asked for is called off once it is no longer in force. Source: R23, R65. */
export const onPlanWithdrawn = hears(planWithdrawn, (em, { payload: { planId, withdrawnAt } }, now) =>
  withdrawPlan(em, { planId, withdrawnAt, now }),
);
