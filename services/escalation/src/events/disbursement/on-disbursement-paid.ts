import { disbursementPaid, disbursementPaidV1, type EventType } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { finishCompensation } from '../../actions/disbursement/settle-compensation.js';

interface Paid {
  disbursementId: string;
  complaintId: string;
  planId: string | null;
  paidAt: Date;
}
const finishes = (type: EventType<Paid>) =>
  hears(type, (em, { payload: { disbursementId, complaintId, planId, paidAt }, version }, now) =>
    finishCompensation(em, { disbursementId, complaintId, planId, paidAt, version, now }),
  );

/** The work on an accepted plan is done once its compensation is paid. */
export const onDisbursementPaid = [finishes(disbursementPaidV1), finishes(disbursementPaid)] as const;
