import { ClosingKind, ComplaintStatus, LevelCause } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import type { Vault } from '../../domain/vault.js';
import { askForRating } from '../ask-for-rating.js';
import { relevel } from '../matter/relevel.js';
import { type EndComplaint, endComplaint } from './end-complaint.js';

/** How a case ended that nothing took over. */
export interface SettleComplaint extends Omit<EndComplaint, 'status'> {
  /** Null when it was resolved. */
  kind: ClosingKind | null;
  /** Where people reach the platform. */
  publicUrl: string;
  vault: Vault;
}

const STATUS = {
  [ClosingKind.PROVISIONALLY]: ComplaintStatus.CLOSED_PROVISIONALLY,
  [ClosingKind.WITHOUT_AGREEMENT]: ComplaintStatus.CLOSED_WITHOUT_AGREEMENT,
} as const;

/**
 * Closes a complaint that was resolved, or whose case was closed without that, and asks the customer for a rating; whoever
 * could not be reached is not asked.
 * @throws RuleError COMPLAINT_NOT_OPEN
 * @throws NotYetKnown as {@link endComplaint}
 * Source: R35, R38, R71.
 */
export async function settleComplaint(em: EntityManager, command: SettleComplaint): Promise<void> {
  const { kind, publicUrl, vault, now } = command;
  const status = kind === null ? ComplaintStatus.RESOLVED : STATUS[kind];
  const complaint = await endComplaint(em, { ...command, status });
  if (!complaint) return;
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.OUTCOME_LEARNED, now });
  if (kind === ClosingKind.PROVISIONALLY) return;
  await askForRating(em, { complaint: { ...complaint, status }, publicUrl, vault, now });
}
