import type { ChannelKind, Level, Source } from '@complaints/contracts';
import { ComplaintStatus, complaintMerged, complaintSeparated, RuleError, type Told } from '@complaints/contracts';
import { type ClosableComplaint, type ComplaintState, close } from '../complaint-state.js';
import { byAcceptance } from './derive-matter.js';

/** A complaint that may be joined to another, or taken away from it. */
export interface JoinableComplaint extends ClosableComplaint {
  number: string;
  level: Level;
  source: Source;
  channel: ChannelKind;
  confidentialTowardsStore: boolean;
  policyVersion: number;
  mergedIntoId: string | null;
  mergedAt: Date | null;
  /** The matter it belonged to before; null when it was joined when it was registered. */
  mergedFromMatterId: string | null;
}

type Joined = Pick<JoinableComplaint, 'mergedIntoId' | 'mergedAt' | 'mergedFromMatterId' | 'matterId'>;

/**
 * Joins two open complaints that say the same. The one received first goes on for both, whichever was named first.
 * @throws RuleError SAME_COMPLAINT, COMPLAINT_NOT_OPEN with the field in its path
 * Source: R5.
 */
export function merge<One extends JoinableComplaint>(
  complaint: One,
  into: One,
  now: Date,
): { survivor: One; duplicate: One; state: ComplaintState & Joined; events: Told[] } {
  if (complaint.id === into.id) {
    throw new RuleError('SAME_COMPLAINT', 'A complaint is no duplicate of itself.', ['intoId']);
  }
  for (const [field, { status }] of [['complaintId', complaint] as const, ['intoId', into] as const]) {
    if (status !== ComplaintStatus.OPEN) {
      throw new RuleError('COMPLAINT_NOT_OPEN', `Only open complaints are joined; this one is ${status}.`, [field]);
    }
  }
  const [survivor, duplicate] = [complaint, into].sort(byAcceptance) as [One, One];
  const closed = close(duplicate, ComplaintStatus.MERGED, now);
  const joined = {
    mergedIntoId: survivor.id,
    mergedAt: now,
    mergedFromMatterId: duplicate.matterId,
    matterId: survivor.matterId,
  };
  return {
    survivor,
    duplicate,
    state: { ...closed.state, ...joined },
    events: [...closed.events, mergedInto(duplicate, survivor, now)],
  };
}

/** What is told of a complaint that another goes on for. */
export function mergedInto(
  { id: complaintId, storeId, regionId }: Pick<JoinableComplaint, 'id' | 'storeId' | 'regionId'>,
  survivor: Pick<JoinableComplaint, 'id' | 'matterId'>,
  mergedAt: Date,
): Told {
  const { id: intoId, matterId } = survivor;
  return complaintMerged.of({ complaintId, storeId, regionId, intoId, matterId, mergedAt });
}

/**
 * Takes a duplicate away from what it was joined to: it is open again, on the matter it came from.
 * @param matterId the matter it belonged to before, or a new one
 * @throws RuleError NOT_JOINED
 * Source: R5.
 */
export function separate(
  complaint: JoinableComplaint,
  matterId: string,
  now: Date,
): { state: ComplaintState & Joined; told: (level: Level) => Told } {
  const { mergedIntoId: fromId, mergedFromMatterId, outcomeAt } = complaint;
  if (complaint.status !== ComplaintStatus.MERGED || fromId === null) {
    throw new RuleError('NOT_JOINED', 'The complaint is joined to no other.', ['complaintId']);
  }
  const { id: complaintId, number, storeId, regionId, source, channel, confidentialTowardsStore } = complaint;
  const { acceptedAt, policyVersion } = complaint;
  const facts = { complaintId, storeId, regionId, number, matterId, fromId, isNew: mergedFromMatterId === null };
  const said = { source, channel, confidentialTowardsStore, acceptedAt, separatedAt: now, policyVersion };
  return {
    state: {
      status: ComplaintStatus.OPEN,
      closedAt: null,
      outcomeAt,
      mergedIntoId: null,
      mergedAt: null,
      mergedFromMatterId: null,
      matterId,
    },
    told: (level) => complaintSeparated.of({ ...facts, ...said, level }),
  };
}
