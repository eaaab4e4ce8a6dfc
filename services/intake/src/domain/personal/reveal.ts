import { RuleError } from '@complaints/contracts';
import { after, MINUTE_MS } from '@complaints/kit/pure';
import { checkText } from '../text.js';

/** What of a person was shown in clear. */
export const RevealKind = { CONTACT: 'CONTACT', EXPORT: 'EXPORT' } as const;
export type RevealKind = (typeof RevealKind)[keyof typeof RevealKind];

const MOST_REASON_CHARACTERS = 500;
/** Long enough for an answer that was lost on its way, too short to be a way to look again. */
const ANSWERED_AGAIN_FOR_MINUTES = 5;

/**
 * Why somebody wants to see or destroy what is known of a person; it is kept as written.
 * @throws RuleError REASON_EMPTY, TEXT_TOO_LONG, TEXT_NOT_UNICODE
 * Source: R91.
 */
export function readReason(reason: string): string {
  if (reason.trim() === '') throw new RuleError('REASON_EMPTY', 'Say why.', ['reason']);
  checkText(reason, { path: ['reason'], most: MOST_REASON_CHARACTERS });
  return reason.trim();
}

/** Whether the same key still answers what was revealed. Source: R91. */
export const isAnsweredAgain = (revealedAt: Date, now: Date): boolean =>
  now < after(revealedAt, ANSWERED_AGAIN_FOR_MINUTES * MINUTE_MS);
