import type { DisbursementFacts } from '../disbursement.js';
import type { ApproverKind } from '../vocabulary.js';
import { DisbursementState } from '../vocabulary.js';

/** A use of the fund as the watch sees it: with what is known of its complaint, and what its post might grant. */
export interface Use {
  id: string;
  complaintId: string;
  /** The complaint that goes on for its own and all that were joined with that. */
  leadingId: string;
  matterId: string | null;
  customerId: string | null;
  /** Stands for who gets the money: the same where the references are, but for blanks and the case of letters. */
  payee: string | null;
  regionId: string | null;
  /** The post it stands or stood before. */
  postId: string;
  postKind: ApproverKind;
  /** Whole fen that the post may grant for one complaint, by the policy of the hold; null without a limit. */
  perUseFen: number | null;
  policyVersion: number;
  state: DisbursementFacts['state'];
  /** Whole fen. */
  amountFen: number;
  /**
   * Whole fen of all that was asked for the complaint and those joined with it until then, this use included; null where the
   * use was looked for as a neighbour to which that does not matter.
   */
  totalFen: number | null;
  requestedAt: Date;
  grantedAt: Date | null;
  /** When the money changed hands, by the proof. */
  paidAt: Date | null;
  /** When the plan it follows from was withdrawn; null while it is in force, or where there is none. */
  planWithdrawnAt: Date | null;
}

const STANDING: readonly DisbursementState[] = [
  DisbursementState.REQUESTED,
  DisbursementState.APPROVED,
  DisbursementState.PAID,
];

/** Whether a use counts: what was refused, called off or taken back does not. Source: R66. */
export const stands = ({ state }: Use): boolean => STANDING.includes(state);

/** Whether a use was granted, and still is. */
export const isGranted = (use: Use): use is Use & { grantedAt: Date } =>
  stands(use) && use.state !== DisbursementState.REQUESTED && use.grantedAt !== null;

/** Uses by when they were asked for, the oldest first. */
export const oldestFirst = (uses: readonly Use[]): Use[] =>
  uses.toSorted(
    (one, other) => one.requestedAt.getTime() - other.requestedAt.getTime() || (one.id < other.id ? -1 : 1),
  );
