import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Complaint } from '../../data/complaint.js';
import { findComplaints } from '../../data/find-complaints.js';
import { addRevealWithin, type Reveal } from '../../data/personal/reveal.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { RevealKind, readReason } from '../../domain/personal/reveal.js';
import { complaintScope, mayReveal, revealScope } from '../../domain/rights.js';

/** Who wants to see the contact behind a complaint, and why. */
export interface RevealContact {
  complaintId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Keeps that somebody sees who complains and in which words; only then it may be shown.
 * @throws RuleError COMPLAINT_NOT_FOUND, FORBIDDEN, REVEAL_LIMIT_REACHED and as {@link readReason}
 * Source: R91.
 */
export async function revealContact(em: EntityManager, command: RevealContact): Promise<Reveal> {
  const { by, now } = command;
  const reason = readReason(command.reason);
  const complaint = await revealable(em, command);
  const onBehalfOfId = onBehalfOf(by, (one) => mayReveal(one, complaint));
  attribute(em, { onBehalfOf: onBehalfOfId });
  const reveal: Reveal = {
    id: uuidv7(),
    kind: RevealKind.CONTACT,
    complaintId: complaint.id,
    customerId: complaint.customerId,
    revealedById: by.id,
    onBehalfOfId,
    reason,
    revealedAt: now,
  };
  const { revealsPerPersonPerHour } = await policyInForce(em, now);
  if (await addRevealWithin(em, revealsPerPersonPerHour, reveal)) return reveal;
  throw new RuleError('REVEAL_LIMIT_REACHED', `One sees ${revealsPerPersonPerHour} contacts an hour at the most.`);
}

async function revealable(em: EntityManager, { complaintId, by }: RevealContact): Promise<Complaint> {
  const [complaint] = await findComplaints(em, [complaintId], revealScope(by));
  if (complaint) return complaint;
  const [seen] = await findComplaints(em, [complaintId], complaintScope(by));
  if (seen) throw new RuleError('FORBIDDEN', 'None of your posts has contacts revealed.');
  throw new RuleError('COMPLAINT_NOT_FOUND', 'There is no such complaint that you can see.', ['complaintId']);
}
