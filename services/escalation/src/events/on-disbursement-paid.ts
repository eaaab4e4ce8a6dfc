import { disbursementPaid } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { finishCompensation } from '../actions/settle-compensation.js';

/** The work on an accepted plan is done once its compensation is paid. */
export const onDisbursementPaid = hears(disbursementPaid, (em, { payload: { complaintId, planId, paidAt } }, now) =>
  finishCompensation(em, { complaintId, planId, paidAt, now }),
);
