import {
  disbursementRejected,
  disbursementRejectedV1,
  type EventType,
  type RejectionReason,
} from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { refuseCompensation } from '../../actions/disbursement/settle-compensation.js';

interface Rejected {
  disbursementId: string;
  complaintId: string;
  planId: string | null;
  reason: RejectionReason;
}
const refuses = (type: EventType<Rejected>) =>
  hears(type, (em, { payload: { disbursementId, complaintId, planId, reason }, version }, now) =>
    refuseCompensation(em, { disbursementId, complaintId, planId, reason, version, now }),
  );

/** Owner and customer negotiate again when the fund does not grant the compensation. */
export const onDisbursementRejected = [refuses(disbursementRejectedV1), refuses(disbursementRejected)] as const;
