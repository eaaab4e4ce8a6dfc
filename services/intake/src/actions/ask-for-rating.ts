import { createHash, randomBytes } from 'node:crypto';
import { after, DAY_MS } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Complaint } from '../data/complaint.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { RatingRequest } from '../data/rating-request.js';
import { addressOf } from '../domain/contact.js';
import { MessageKind, ratingRequest } from '../domain/customer-messages.js';
import type { Vault } from '../domain/vault.js';
import { queueMessage } from './queue-message.js';
import { customerById } from './recognise-customer.js';

const TOKEN_BYTES = 32;

/** What is kept of a token. */
export const digestOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Sends the customer a one-time link to rate result and handling; nobody is asked where there is no address.
 * @param publicUrl where people reach the platform; the token stands behind `#`, where no server on the way sees it
 * Source: R71.
 */
export async function askForRating(
  em: EntityManager,
  { complaint, publicUrl, vault, now }: { complaint: Complaint; publicUrl: string; vault: Vault; now: Date },
): Promise<void> {
  const customer = await customerById(em, vault, complaint.customerId);
  const address = customer && addressOf(customer.items);
  if (!address) return;
  const { version, ratingLinkForDays } = await policyInForce(em, now);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await em.insert(RatingRequest, {
    id: uuidv7(),
    complaintId: complaint.id,
    tokenDigest: digestOfToken(token),
    askedAt: now,
    expiresAt: after(now, ratingLinkForDays * DAY_MS),
    usedAt: null,
    policyVersion: version,
  });
  const words = ratingRequest({ number: complaint.number, link: `${publicUrl}/rate#${token}` });
  const { language } = customer;
  await queueMessage(em, {
    kind: MessageKind.RATING_REQUEST,
    complaintId: complaint.id,
    address,
    language,
    words,
    now,
  });
}
