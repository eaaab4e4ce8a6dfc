import { CancellationCause, disbursementCancelled } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { callOffCompensation } from '../../actions/disbursement/settle-compensation.js';

/** Owner and customer negotiate again when somebody calls the compensation off. Of a plan that was withdrawn it is known here. */
export const onDisbursementCancelled = hears(disbursementCancelled, (em, { payload, version }, now) => {
  const { disbursementId, complaintId, cause } = payload;
  const planId = cause === CancellationCause.BY_HAND ? payload.planId : null;
  return callOffCompensation(em, { disbursementId, complaintId, planId, version, now });
});
