import {
  ComplaintStatus,
  complaintClosed,
  complaintReopened,
  type ReopeningCause,
  RuleError,
  type Told,
} from '@complaints/contracts';

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
type EndedStatus = Exclude<ClosedStatus, 'SUPERSEDED' | 'MERGED'>;

/** Neither is an outcome in itself, nor goes on: what the customer waits for goes on elsewhere. Source: R5, R38. */
const isElsewhere = (status: ComplaintStatus): boolean =>
  status === ComplaintStatus.SUPERSEDED || status === ComplaintStatus.MERGED;

/** Whether its case was brought to an end, and so may be reopened. */
const isEnded = (status: ComplaintStatus): status is EndedStatus =>
  status !== ComplaintStatus.OPEN && !isElsewhere(status);

/** What is told of the case of a complaint: that it ended, or that it goes on. */
export const CaseTurn = { END: 'END', REOPENING: 'REOPENING' } as const;
export type CaseTurn = (typeof CaseTurn)[keyof typeof CaseTurn];

/**
 * When to take what is told of the end of a case, since one event may overtake another.
 * @returns NEVER what is older than what was taken already, LATER what comes before its turn: a second end before the reopening
 *   in between, a reopening before the end
 */
export function whenToTake(
  { status, caseVersion }: Pick<ComplaintState, 'status'> & { caseVersion: number },
  turn: CaseTurn,
  version: number,
): 'NOW' | 'LATER' | 'NEVER' {
  if (version <= caseVersion) return 'NEVER';
  const isEarly = turn === CaseTurn.END ? isEnded(status) : status === ComplaintStatus.OPEN;
  return isEarly ? 'LATER' : 'NOW';
}

/**
 * Closes an open complaint. Closing is an outcome, except where another complaint took over.
 * @throws RuleError COMPLAINT_NOT_OPEN
 * Source: R35, R38.
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
  const { outcomeAt } = isElsewhere(status) ? complaint : withOutcome(complaint, closedAt);
  return {
    state: { status, closedAt, outcomeAt },
    events: [complaintClosed.of({ complaintId, matterId, storeId, regionId, status, acceptedAt, closedAt })],
  };
}

/**
 * Opens a closed complaint again. Nothing is counted: where the closing was the first outcome there has been none.
 * @throws RuleError COMPLAINT_NOT_CLOSED for what is open, or goes on elsewhere
 * Source: R35, R38, R70.
 */
export function reopen(
  complaint: ClosableComplaint,
  { cause, reopenedAt }: { cause: ReopeningCause; reopenedAt: Date },
): { state: ComplaintState; events: Told[] } {
  const { id: complaintId, matterId, storeId, regionId, status: previousStatus, closedAt, outcomeAt } = complaint;
  if (!isEnded(previousStatus) || closedAt === null) {
    throw new RuleError('COMPLAINT_NOT_CLOSED', `The complaint is ${previousStatus} and cannot be reopened.`);
  }
  const wasOutcome = outcomeAt?.getTime() === closedAt.getTime();
  const where = { complaintId, matterId, storeId, regionId };
  return {
    state: { status: ComplaintStatus.OPEN, closedAt: null, outcomeAt: wasOutcome ? null : outcomeAt },
    events: [complaintReopened.of({ ...where, previousStatus, cause, closedAt, reopenedAt })],
  };
}

/**
 * A decision, the end of a plan's work and a plan deadline missed without a decision are outcomes; the first one stays, in
 * whatever order they are heard of. Source: R38.
 */
export const withOutcome = (
  { outcomeAt }: Pick<ComplaintState, 'outcomeAt'>,
  at: Date,
): Pick<ComplaintState, 'outcomeAt'> => ({ outcomeAt: outcomeAt !== null && outcomeAt < at ? outcomeAt : at });
