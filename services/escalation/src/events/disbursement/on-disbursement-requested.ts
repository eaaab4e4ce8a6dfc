import { disbursementRequested } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { tellApprover } from '../../actions/disbursement/tell-of-money.js';

/** A request waits for the post that may grant it. */
export const onDisbursementRequested = hears(
  disbursementRequested,
  (em, { payload: { disbursementId, complaintId, approverPostId }, version }, now) =>
    tellApprover(em, { disbursementId, complaintId, approverPostId, version, now }),
);
