import { disbursementReversed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { reversePayment } from '../../actions/disbursement/settle-compensation.js';

/** A compensation whose payment was wrong is to be paid anew. */
export const onDisbursementReversed = hears(
  disbursementReversed,
  (em, { payload: { disbursementId, complaintId, planId }, version }, now) =>
    reversePayment(em, { disbursementId, complaintId, planId, version, now }),
);
