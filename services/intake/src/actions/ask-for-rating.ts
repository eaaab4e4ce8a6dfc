import { ComplaintStatus } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../data/complaint.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { addressOf } from '../domain/contact.js';
import { MessageKind, ratingRequest } from '../domain/customer-messages.js';
import { LinkPurpose } from '../domain/link/link.js';
import type { Vault } from '../domain/vault.js';
import { issueLink } from './link/issue-link.js';
import { queueMessage } from './queue-message.js';
import { customerById } from './recognise-customer.js';

/**
 * Sends the customer a one-time link to rate result and handling; nobody is asked where there is no address.
 * @param publicUrl where people reach the platform
 * Source: R71.
 */
export async function askForRating(
  em: EntityManager,
  { complaint, publicUrl, vault, now }: { complaint: Complaint; publicUrl: string; vault: Vault; now: Date },
): Promise<void> {
  const { id: complaintId, customerId, number, status } = complaint;
  const customer = await customerById(em, vault, customerId);
  const address = customer && addressOf(customer.items);
  if (!address) return;
  const { version: policyVersion, ratingLinkForDays, ratingReminderAfterDays } = await policyInForce(em, now);
  const token = await issueLink(em, {
    purpose: LinkPurpose.RATE,
    complaintId,
    planId: null,
    expiresAt: after(now, ratingLinkForDays * DAY_MS),
    remindAt: after(now, ratingReminderAfterDays * DAY_MS),
    policyVersion,
    now,
  });
  const isAgreed = status === ComplaintStatus.RESOLVED;
  const words = ratingRequest({ number, link: `${publicUrl}/rate#${token}`, isAgreed });
  const { language } = customer;
  await queueMessage(em, { kind: MessageKind.RATING_REQUEST, complaintId, address, language, words, now });
}
