import { disbursementRejected } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { refuseCompensation } from '../actions/settle-compensation.js';

/** Owner and customer negotiate again when the fund does not grant the compensation. */
export const onDisbursementRejected = hears(
  disbursementRejected,
  (em, { payload: { complaintId, planId, reason } }, now) =>
    refuseCompensation(em, { complaintId, planId, reason, now }),
);
