import { ComplaintStatus, type Purpose } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { lockComplaint } from '../../data/find-complaints.js';
import { withdrawLinks } from '../../data/link/link.js';
import { isLaterPlanKnown, ProposedPlan } from '../../data/plan/proposed-plan.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { addressOf } from '../../domain/contact.js';
import { MessageKind, planProposed } from '../../domain/customer-messages.js';
import { LinkPurpose } from '../../domain/link/link.js';
import { isLapsed } from '../../domain/plan/lapse.js';
import type { Vault } from '../../domain/vault.js';
import { issueLink } from '../link/issue-link.js';
import { queueMessage } from '../queue-message.js';
import { customerById } from '../recognise-customer.js';

/** A round of the plan as escalation told it. */
export interface OfferPlan {
  complaintId: string;
  planId: string;
  round: number;
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  dueAt: Date | null;
  proposedAt: Date;
  /** Where people reach the platform. */
  publicUrl: string;
  vault: Vault;
  now: Date;
}

/**
 * Sends the customer a one-time link to accept a round of the plan or to object; links to earlier rounds work no more.
 * It works as long as one to rate, and not beyond what is promised. Nobody is written to without an address, when it is
 * too late, or when it stood no more, or a later round was heard of, before.
 * @throws NotYetKnown
 * Source: R32.
 */
export async function offerPlan(em: EntityManager, command: OfferPlan): Promise<void> {
  const { complaintId, planId, publicUrl, vault, now } = command;
  const { customerId, number, status, offersLapsedAt } = await lockComplaint(em, complaintId);
  if (isLapsed(offersLapsedAt, command.proposedAt) || (await isLaterPlanKnown(em, command))) return;
  await withdrawLinks(em, { purpose: LinkPurpose.ANSWER_PLAN, complaintId, now });
  const customer = await customerById(em, vault, customerId);
  const address = customer && addressOf(customer.items);
  const { timeZone, version: policyVersion, ratingLinkForDays } = await policyInForce(em, now);
  const expiresAt = expiryOf(command, ratingLinkForDays);
  if (!address || status !== ComplaintStatus.OPEN || expiresAt <= now) return;
  const { round, compensationFen, purpose, dueAt, proposedAt } = command;
  const plan = { number, compensationFen, purpose, dueAt };
  await em.insert(ProposedPlan, { id: planId, complaintId, round, ...plan, proposedAt });
  const subject = { purpose: LinkPurpose.ANSWER_PLAN, complaintId, planId };
  const token = await issueLink(em, { ...subject, expiresAt, remindAt: null, policyVersion, now });
  const words = planProposed({ ...plan, link: `${publicUrl}/plan#${token}` }, timeZone);
  const { language } = customer;
  await queueMessage(em, { kind: MessageKind.PLAN_PROPOSED, complaintId, address, language, words, now });
}

function expiryOf({ proposedAt, dueAt }: Pick<OfferPlan, 'proposedAt' | 'dueAt'>, days: number): Date {
  const latest = after(proposedAt, days * DAY_MS);
  return dueAt && dueAt < latest ? dueAt : latest;
}
