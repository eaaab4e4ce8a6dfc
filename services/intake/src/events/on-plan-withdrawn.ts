import { planWithdrawn } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { lapseOffers } from '../actions/plan/lapse-offers.js';

/** A plan that was withdrawn stands no more, nor does what was offered beside it. */
export const onPlanWithdrawn = hears(planWithdrawn, (em, { payload: { complaintId, withdrawnAt } }, now) =>
  lapseOffers(em, { complaintId, until: withdrawnAt, now }),
);
