import { planAccepted } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { lapseOffers } from '../actions/plan/lapse-offers.js';

/** By whatever proof it was accepted, there is nothing more to answer. */
export const onPlanAccepted = hears(planAccepted, (em, { payload: { complaintId, acceptedAt } }, now) =>
  lapseOffers(em, { complaintId, until: acceptedAt, now }),
);
