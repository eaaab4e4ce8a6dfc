import { RuleError } from '@complaints/contracts';
import { after, DAY_MS, linkNotFound, MINUTE_MS } from '@complaints/kit/pure';
import { checkSpan, type Span } from '../settlement/ask.js';
import { checkedText } from '../text.js';
import type { NamedColumns, Wanted } from './layout.js';
import { NO_FAULT_OF_THE_FILE, ReconciliationState, StatementFault } from './vocabulary.js';

/** A statement has no more bytes. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** A statement has no more lines. */
export const MOST_LINES = 200_000;
const MOST_NAME = 255;
const MOST_HEADING = 100;

/** How long a statement may take to arrive. */
export const UPLOAD_WITHIN_MS = 10 * MINUTE_MS;
/** After this an upload that was begun is over, whatever became of it. */
export const UPLOAD_OVER_AFTER_MS = UPLOAD_WITHIN_MS + 5 * MINUTE_MS;
/** How long a statement is awaited. */
const AWAITED_FOR_MS = DAY_MS;

/** Holding a statement of a channel against the books. */
export interface ReconciliationFacts extends Wanted, Span {
  /** The region whose payments it holds; null for the whole chain. */
  regionId: string | null;
  fileName: string;
  state: ReconciliationState;
  fault: StatementFault | null;
  /** Counts uploads, from 1; 0 before the first one. */
  attempt: number;
  uploadBeganAt: Date | null;
  awaitedUntil: Date;
}

/** What somebody asks for. */
export type GivenReconciliation = Pick<
  ReconciliationFacts,
  'channel' | 'columns' | 'paidIsNegative' | 'regionId' | 'from' | 'until' | 'fileName'
>;

/**
 * Reads what somebody asks for.
 * @throws RuleError SPAN_INVALID, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_UNREADABLE
 */
export function awaitStatement(given: GivenReconciliation, now: Date): ReconciliationFacts {
  checkSpan(given);
  const columns = Object.entries(given.columns).map(([role, heading]) => [
    role,
    heading === null ? null : checkedText(heading, MOST_HEADING, ['columns', role]),
  ]);
  return {
    ...given,
    columns: Object.fromEntries(columns) as NamedColumns,
    fileName: checkedText(given.fileName, MOST_NAME, ['fileName']),
    ...{ state: ReconciliationState.AWAITED, fault: null, attempt: 0, uploadBeganAt: null },
    awaitedUntil: after(now, AWAITED_FOR_MS),
  };
}

type Uploading = Pick<ReconciliationFacts, 'state' | 'attempt' | 'uploadBeganAt'>;

/** Whether a statement may still be sent. */
export const isAwaited = ({ state }: Pick<Uploading, 'state'>): boolean =>
  state === ReconciliationState.AWAITED || state === ReconciliationState.READING;

/** Whether it comes at this moment. */
export const isUploading = ({ state, uploadBeganAt }: Uploading, now: Date): boolean =>
  state === ReconciliationState.READING &&
  uploadBeganAt !== null &&
  now.getTime() - uploadBeganAt.getTime() < UPLOAD_OVER_AFTER_MS;

/**
 * A statement begins to come.
 * @throws RuleError LINK_NOT_FOUND when none is awaited any more
 * @throws RuleError UPLOAD_UNDER_WAY while another upload of it goes on
 */
export function beginReading(reconciliation: Uploading, now: Date) {
  if (!isAwaited(reconciliation)) throw linkNotFound();
  if (isUploading(reconciliation, now)) throw new RuleError('UPLOAD_UNDER_WAY', 'This file is being sent already.');
  return {
    state: ReconciliationState.READING,
    attempt: reconciliation.attempt + 1,
    uploadBeganAt: now,
    fault: null,
  };
}

/** What an upload came to. */
export type Outcome = { read: { lines: number; sha256: string } } | { fault: StatementFault };

/** What an upload that ended changes. */
export function endReading(outcome: Outcome, now: Date) {
  if ('read' in outcome) {
    const { lines, sha256 } = outcome.read;
    return { state: ReconciliationState.MATCHING, lineCount: lines, sha256, readAt: now, uploadBeganAt: null };
  }
  const { fault } = outcome;
  const state = NO_FAULT_OF_THE_FILE.includes(fault) ? ReconciliationState.AWAITED : ReconciliationState.REFUSED;
  return { state, fault, uploadBeganAt: null };
}

/** Gives a statement up that never came; null while it may. */
export const giveUp = (reconciliation: Uploading & Pick<ReconciliationFacts, 'fault' | 'awaitedUntil'>, now: Date) =>
  isAwaited(reconciliation) && !isUploading(reconciliation, now) && reconciliation.awaitedUntil <= now
    ? { state: ReconciliationState.REFUSED, fault: StatementFault.NEVER_CAME, uploadBeganAt: null }
    : null;
