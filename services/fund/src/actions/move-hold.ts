import type { EntityManager } from 'typeorm';
import { moveAuthority } from '../data/books.js';
import { approverOf, type DisbursementFacts } from '../domain/disbursement.js';
import { type AuthorityKind, authorityTransfer } from '../domain/ledger.js';

/**
 * Does with the authority that a disbursement holds, or has used, what was decided on it, in the period it came from.
 * Source: R64, R65.
 */
export function moveHold(
  em: EntityManager,
  kind: Exclude<AuthorityKind, 'HOLD'>,
  disbursement: DisbursementFacts,
  now: Date,
): void {
  const { approverPostId: postId, periodKey } = approverOf(disbursement);
  const transfer = authorityTransfer(kind, { ...disbursement, postId, periodKey }, now);
  moveAuthority(em, kind, { postId, periodKey, transfer });
}
