import type { EntityManager } from 'typeorm';
import { lockComplaint } from '../../data/find-complaints.js';
import { Link } from '../../data/link/link.js';
import { addressOf } from '../../domain/contact.js';
import { MessageKind, ratingReminder } from '../../domain/customer-messages.js';
import { canBeUsed } from '../../domain/link/link.js';
import type { Vault } from '../../domain/vault.js';
import { queueMessage } from '../queue-message.js';
import { customerById } from '../recognise-customer.js';
import { issueLink } from './issue-link.js';

/** Whose reminder is due. */
export interface RemindToRate {
  linkId: string;
  /** Where people reach the platform. */
  publicUrl: string;
  vault: Vault;
  now: Date;
}

/**
 * Reminds the customer of a rating, once; the second link works as long as the first, and either uses up both. Who has
 * rated meanwhile, or can no longer, is left alone.
 * Source: R71.
 */
export async function remindToRate(em: EntityManager, { linkId, publicUrl, vault, now }: RemindToRate): Promise<void> {
  const { complaintId } = await em.findOneByOrFail(Link, { id: linkId });
  const { customerId, number } = await lockComplaint(em, complaintId);
  const link = await em.findOneByOrFail(Link, { id: linkId });
  if (link.remindAt === null) return;
  await em.update(Link, { id: linkId }, { remindAt: null });
  const customer = await customerById(em, vault, customerId);
  const address = customer && addressOf(customer.items);
  if (!address || !canBeUsed(link, now)) return;
  const { purpose, planId, expiresAt, policyVersion } = link;
  const token = await issueLink(em, { purpose, complaintId, planId, expiresAt, remindAt: null, policyVersion, now });
  const words = ratingReminder({ number, link: `${publicUrl}/rate#${token}` });
  const { language } = customer;
  await queueMessage(em, { kind: MessageKind.RATING_REMINDER, complaintId, address, language, words, now });
}
