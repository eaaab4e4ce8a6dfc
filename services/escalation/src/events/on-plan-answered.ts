import { planAnswered } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { answerPlan } from '../actions/plan/answer-plan.js';

/** The event is what shows that the customer answered. Source: R32. */
export const onPlanAnswered = hears(planAnswered, (em, { id: reference, payload }, now) => {
  const { complaintId, planId, accepted, answeredAt } = payload;
  return answerPlan(em, { complaintId, planId, accepted, answeredAt, reference, now });
});
