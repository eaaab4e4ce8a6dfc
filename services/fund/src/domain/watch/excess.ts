import { FlagKind } from '../vocabulary.js';
import type { Rule } from './rule.js';
import { isGranted, type Use } from './use.js';

type Granted = Use & { grantedAt: Date };

/**
 * The first limit, in whole fen, that grants exceed together; null where none is. A post exceeds what it may grant for one
 * complaint with what it grants and what was granted before. What a higher post grants afterwards it grants with its own.
 */
function exceeded(granted: readonly Granted[]): number | null {
  let togetherFen = 0;
  for (const { amountFen, perUseFen } of granted) {
    togetherFen += amountFen;
    if (perUseFen !== null && togetherFen > perUseFen) return perUseFen;
  }
  return null;
}

const firstGranted = (one: Granted, other: Granted): number =>
  one.grantedAt.getTime() - other.grantedAt.getTime() || (one.id < other.id ? -1 : 1);

/**
 * Uses for complaints that were joined, by which a post granted more than it might, had they been one complaint from the
 * first. Source: R61, R66.
 */
export const excessAfterMerge: Rule = {
  neighbourhood: ({ leadingId }) => ({ by: 'COMPLAINT', of: leadingId, from: null, until: null, subject: leadingId }),
  judge: ({ leadingId }, neighbours) => {
    const uses = neighbours
      .filter(isGranted)
      .filter((one) => one.leadingId === leadingId)
      .sort(firstGranted);
    const complaints = new Set(uses.map(({ complaintId }) => complaintId));
    const limitFen = complaints.size > 1 ? exceeded(uses) : null;
    return limitFen === null ? null : { uses, why: { kind: FlagKind.EXCESS_AFTER_MERGE, limitFen } };
  },
};
