import type { Scope } from '@complaints/kit';
import { after, DAY_MS } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import { type Candidate, rankCandidates } from '../../domain/candidates/rank-candidates.js';
import { readComing } from '../../domain/candidates/read-coming.js';
import { type GivenCustomer, orderKeyOf, RECOGNISING_KINDS, readContact } from '../../domain/contact.js';
import type { IntakePolicy } from '../../domain/policy.js';
import type { Vault } from '../../domain/vault.js';
import { findKnownBy } from '../search/known-by.js';
import { findCandidates } from './find-candidates.js';

/** A complaint as far as somebody has typed it, and what of the earlier ones they see. */
export interface OfferCandidates {
  customer?: GivenCustomer | null;
  orderReference?: string | null;
  product?: string | null;
  storeId?: string | null;
  content?: string | null;
  occurredAt?: Date | null;
  scope: Scope;
  vault: Vault;
  policy: IntakePolicy;
  now: Date;
  most: number;
}

/**
 * Earlier complaints that may be about the same, the likeliest first.
 * @throws RuleError CONTACT_INVALID, CONTENT_TOO_LONG, TEXT_TOO_LONG, TEXT_NOT_UNICODE
 * Source: R5.
 */
export async function offerCandidates(em: EntityManager, given: OfferCandidates): Promise<Candidate[]> {
  const { scope, vault, policy, now, occurredAt = null, most } = given;
  const { content, product, productWords, orderReference } = readComing(given);
  const contact = readContact(given.customer);
  const recognising = (contact?.items ?? []).filter(({ kind }) => RECOGNISING_KINDS.includes(kind));
  const [customerIds = []] = await findKnownBy(em, vault, [recognising]);
  const storeId = given.storeId && validate(given.storeId) ? given.storeId.toLowerCase() : null;
  const orderKey = orderKeyOf(orderReference);
  const known = await findCandidates(em, {
    scope,
    since: after(now, -policy.candidatesWithinDays * DAY_MS),
    customerIds,
    orderKey,
    storeId,
    product: productWords,
  });
  return rankCandidates({ customerIds, orderKey, product, storeId, content, occurredAt }, known, most);
}
