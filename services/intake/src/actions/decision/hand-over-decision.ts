import { after, DAY_MS } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { DecisionLetter } from '../../data/decision/decision-letter.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { addressOf } from '../../domain/contact.js';
import { decisionIssued, MessageKind } from '../../domain/customer-messages.js';
import { LinkPurpose } from '../../domain/link/link.js';
import type { Vault } from '../../domain/vault.js';
import { noteOutcome } from '../ending/note-outcome.js';
import { issueLink } from '../link/issue-link.js';
import { queueMessage } from '../queue-message.js';
import { customerById } from '../recognise-customer.js';

/** A decision as escalation told it. */
export interface HandOverDecision {
  complaintId: string;
  decisionId: string;
  /** Opens the letter to whoever holds it. */
  readKey: string;
  issuedAt: Date;
  /** Where people reach the platform. */
  publicUrl: string;
  vault: Vault;
  now: Date;
}

/**
 * Hands the customer the letter of a decision at once: a link that opens it as often as they like for as long as the policy
 * says. Nobody is written to without an address. The decision is an outcome either way.
 * @throws NotYetKnown
 * Source: R33, R36, R38.
 */
export async function handOverDecision(em: EntityManager, command: HandOverDecision): Promise<void> {
  const { complaintId, decisionId: id, issuedAt, vault, now } = command;
  const { customerId, number } = await lockComplaint(em, complaintId);
  await noteOutcome(em, { complaintId, outcomeAt: issuedAt, now });
  const customer = await customerById(em, vault, customerId);
  const address = customer && addressOf(customer.items);
  const isSent = address !== null;
  const readKey = isSent ? command.readKey : null;
  await em.insert(DecisionLetter, { id, complaintId, isSent, readKey, issuedAt, firstReadAt: null });
  if (!address) return;
  const { language } = customer;
  const words = await wordsWithLink(em, { ...command, number });
  await queueMessage(em, { kind: MessageKind.DECISION_ISSUED, complaintId, address, language, words, now });
}

async function wordsWithLink(em: EntityManager, command: HandOverDecision & { number: string }) {
  const { complaintId, decisionId, number, publicUrl, now } = command;
  const { timeZone, version: policyVersion, decisionLinkForDays } = await policyInForce(em, now);
  const expiresAt = after(now, decisionLinkForDays * DAY_MS);
  const subject = { purpose: LinkPurpose.READ_DECISION, complaintId, planId: null, decisionId };
  const token = await issueLink(em, { ...subject, expiresAt, remindAt: null, policyVersion, now });
  return decisionIssued({ number, link: `${publicUrl}/decision#${token}`, expiresAt }, timeZone);
}
