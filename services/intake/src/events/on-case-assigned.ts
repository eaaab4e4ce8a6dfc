import { caseAssigned } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { lapseOffers } from '../actions/plan/lapse-offers.js';

/** Another owner begins anew: what the one before offered stands no more. Source: R20. */
export const onCaseAssigned = hears(caseAssigned, (em, { payload: { complaintId, assignedAt } }, now) =>
  lapseOffers(em, { complaintId, until: assignedAt, now }),
);
