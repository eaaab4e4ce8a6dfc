import type { DisbursementFacts } from '../disbursement.js';

/** What moves money outside: a payment, or one that was taken back. */
export const EntryKind = { PAYMENT: 'PAYMENT', REVERSAL: 'REVERSAL' } as const;
export type EntryKind = (typeof EntryKind)[keyof typeof EntryKind];

/** Money that went out, or came back, at an instant. A payment that was reversed is two of them. Source: R64, R93. */
export interface EntryFacts extends Pick<DisbursementFacts, 'amountFen'> {
  kind: EntryKind;
  /** When the money changed hands; of a reversal, when it was recorded. */
  at: Date;
}

/** Whole fen that went out by it; below zero where they came back. */
export const movedFen = ({ kind, amountFen }: Pick<EntryFacts, 'kind' | 'amountFen'>): number =>
  kind === EntryKind.PAYMENT ? amountFen : -amountFen;

/** What stands under a list: made of the lines above it and of nothing else. Source: R93. */
export interface Total {
  lines: number;
  /** Whole fen that went out and did not come back. */
  fen: number;
}

export const NOTHING: Total = { lines: 0, fen: 0 };

/** A total with one line more. */
export const withEntry = ({ lines, fen }: Total, entry: Pick<EntryFacts, 'kind' | 'amountFen'>): Total => ({
  lines: lines + 1,
  fen: fen + movedFen(entry),
});
