import { disbursementApproved } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { takeUp } from '../../actions/disbursement/take-up.js';

/** Nobody has to approve it any more. */
export const onDisbursementApproved = hears(
  disbursementApproved,
  async (em, { payload: { disbursementId }, version }) => {
    await takeUp(em, { disbursementId, version });
  },
);
