import {
  disbursementRejected,
  disbursementRejectedV1,
  type EventType,
  type RejectionReason,
} from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { refuseCompensation } from '../../actions/disbursement/settle-compensation.js';
import { tellOfRejection } from '../../actions/disbursement/tell-of-money.js';

interface Rejected {
  disbursementId: string;
  complaintId: string;
  planId: string | null;
  reason: RejectionReason;
}
const refuses = (type: EventType<Rejected>) =>
  hears(type, (em, { payload: { disbursementId, complaintId, planId, reason }, version }, now) =>
    planId === null
      ? tellOfRejection(em, { disbursementId, complaintId, version, now })
      : refuseCompensation(em, { disbursementId, complaintId, planId, reason, version, now }),
  );

/** Owner and customer negotiate again when the fund does not grant the compensation; of what was asked by hand the owner is told. */
export const onDisbursementRejected = [refuses(disbursementRejectedV1), refuses(disbursementRejected)] as const;
