import { disbursementClimbed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { tellApprover } from '../../actions/disbursement/tell-of-money.js';

/** A request waits for a higher post, and no more for the one before. */
export const onDisbursementClimbed = hears(
  disbursementClimbed,
  (em, { payload: { disbursementId, complaintId, approverPostId }, version }, now) =>
    tellApprover(em, { disbursementId, complaintId, approverPostId, version, now }),
);
