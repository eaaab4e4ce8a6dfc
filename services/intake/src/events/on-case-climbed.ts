import { caseClimbed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { lapseOffers } from '../actions/plan/lapse-offers.js';

/** The next owner begins anew: what the one before offered stands no more. Source: R23. */
export const onCaseClimbed = hears(caseClimbed, (em, { payload: { complaintId, climbedAt } }, now) =>
  lapseOffers(em, { complaintId, until: climbedAt, now }),
);
