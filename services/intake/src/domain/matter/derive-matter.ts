import { ComplaintStatus, type Level, type Source } from '@complaints/contracts';
import { type Derivation, deriveLevel, type EarlierComplaint } from '../derive-level.js';
import type { IntakePolicy } from '../policy.js';

/** A complaint of a matter, as the rules see it. */
export interface MatterComplaint extends EarlierComplaint {
  source: Source;
  acceptedAt: Date;
  /** The complaint that goes on for it; null when it stands by itself. */
  mergedIntoId: string | null;
  failedAttempts: number;
  policyVersion: number;
}

/** The level a complaint of a matter has by the facts as they are now. */
export interface MatterLevel {
  complaintId: string;
  derivation: Derivation;
}

/** In the order in which they came. */
export const byAcceptance = (a: { acceptedAt: Date; id: string }, b: { acceptedAt: Date; id: string }): number =>
  a.acceptedAt.getTime() - b.acceptedAt.getTime() || (a.id < b.id ? -1 : 1);

/**
 * Derives the levels of every complaint of a matter that stands by itself, each under its own policy, oldest first, so that
 * each is counted against the corrected levels of those before it.
 * @param complaints all of the matter, duplicates included, in any order
 * Source: R5, R10–R15.
 */
export function deriveMatter(
  complaints: readonly MatterComplaint[],
  policyOf: (version: number) => IntakePolicy,
): MatterLevel[] {
  const earlier: EarlierComplaint[] = [];
  const levels: MatterLevel[] = [];
  for (const complaint of complaints.toSorted(byAcceptance)) {
    if (complaint.status === ComplaintStatus.MERGED) {
      earlier.push(complaint);
      continue;
    }
    const joinedSources = joinedTo(complaint.id, complaints).map(({ source }) => source);
    const { source, acceptedAt, failedAttempts, policyVersion } = complaint;
    const facts = { source, acceptedAt, joinedSources, failedAttempts };
    const derivation = deriveLevel(facts, earlier, policyOf(policyVersion));
    levels.push({ complaintId: complaint.id, derivation });
    earlier.push({ ...complaint, level: derivation.level as Level });
  }
  return levels;
}

/** Everything that was joined to a complaint, and to that in turn, oldest first. */
export function joinedTo<One extends { id: string; mergedIntoId: string | null; acceptedAt: Date }>(
  id: string,
  complaints: readonly One[],
): One[] {
  const joined = complaints.filter(({ mergedIntoId }) => mergedIntoId === id);
  return joined.flatMap((one) => [one, ...joinedTo(one.id, complaints)]).toSorted(byAcceptance);
}
