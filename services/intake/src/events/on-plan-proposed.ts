import { planProposed } from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import { offerPlan } from '../actions/plan/offer-plan.js';
import type { Handed } from '../outside/handed.js';

export const onPlanProposed = (handed: () => Handed): Hearing =>
  hears(planProposed, (em, { payload }, now) => offerPlan(em, { ...payload, ...handed(), now }));
