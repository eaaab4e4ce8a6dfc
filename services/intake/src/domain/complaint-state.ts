import { ComplaintStatus, complaintClosed, RuleError, type Told } from '@complaints/contracts';

/** The part of a complaint that changes after its acceptance. */
export interface ComplaintState {
  status: ComplaintStatus;
  closedAt: Date | null;
  /** When it first had an outcome (R38). */
  outcomeAt: Date | null;
}

/** A complaint as the rules see it. */
export interface ClosableComplaint extends ComplaintState {
  id: string;
  matterId: string;
  storeId: string | null;
  regionId: string | null;
  acceptedAt: Date;
}

export type ClosedStatus = Exclude<ComplaintStatus, 'OPEN'>;

/** Neither is an outcome in itself: what the customer waits for goes on elsewhere. Source: R5, R38. */
const WITHOUT_OUTCOME: readonly ComplaintStatus[] = [ComplaintStatus.SUPERSEDED, ComplaintStatus.MERGED];

/**
 * Closes an open complaint. Closing is an outcome, except where another complaint took over.
 * @throws RuleError COMPLAINT_NOT_OPEN
 * Source: R38.
 */
export function close(
  complaint: ClosableComplaint,
  status: ClosedStatus,
  closedAt: Date,
): { state: ComplaintState; events: Told[] } {
  if (complaint.status !== ComplaintStatus.OPEN) {
    throw new RuleError('COMPLAINT_NOT_OPEN', `The complaint is ${complaint.status} and cannot become ${status}.`);
  }
  const { id: complaintId, matterId, storeId, regionId, acceptedAt } = complaint;
  const outcomeAt = complaint.outcomeAt ?? (WITHOUT_OUTCOME.includes(status) ? null : closedAt);
  return {
    state: { status, closedAt, outcomeAt },
    events: [complaintClosed.of({ complaintId, matterId, storeId, regionId, status, acceptedAt, closedAt })],
  };
}

/** A plan deadline missed without a decision is an unsatisfactory outcome; the first outcome stays. Source: R38. */
export const missPlan = (
  { outcomeAt }: Pick<ComplaintState, 'outcomeAt'>,
  dueAt: Date,
): Pick<ComplaintState, 'outcomeAt'> => ({
  outcomeAt: outcomeAt ?? dueAt,
});
