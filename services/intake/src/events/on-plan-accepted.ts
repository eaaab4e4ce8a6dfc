import { planAccepted } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { settlePlan } from '../actions/plan/settle-plan.js';

export const onPlanAccepted = hears(planAccepted, (em, { payload: { complaintId } }, now) =>
  settlePlan(em, { complaintId, now }),
);
