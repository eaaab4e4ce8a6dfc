import { randomBytes } from 'node:crypto';
import { type ChannelKind, ComplaintStatus, complaintRegistered, type Source } from '@complaints/contracts';
import { after, HOUR_MS, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Complaint } from '../data/complaint.js';
import type { KnownCustomer } from '../data/customer.js';
import { findComplaintsOfMatter } from '../data/find-complaints.js';
import { Matter } from '../data/matter.js';
import { complaintNumber, NUMBER_BYTES } from '../domain/complaint-number.js';
import { addressOf, orderKeyOf } from '../domain/contact.js';
import { acknowledgement, MessageKind } from '../domain/customer-messages.js';
import { deriveLevel } from '../domain/derive-level.js';
import type { IntakePolicy } from '../domain/policy.js';
import type { Statement } from '../domain/registration.js';
import { queueMessage } from './queue-message.js';

/** A complaint that nothing stands against any more. */
export interface AcceptComplaint {
  statement: Statement;
  channel: ChannelKind;
  source: Source;
  /** The registered channel it came by, where one is known. */
  channelId?: string | null;
  customer: KnownCustomer | null;
  /** The store with its region now; null when none was named. */
  store: { id: string; regionId: string } | null;
  /** The complaint it repeats; its matter, which is held already, goes on. */
  repeatOf: Complaint | null;
  confidentialTowardsStore: boolean;
  /** Who took it in; null when the customer's rating made it. */
  takenInById: string | null;
  policy: IntakePolicy;
  now: Date;
}

/**
 * Gives a complaint its number and level, keeps it, tells it, and writes to the customer where there is an address.
 * Source: R2, R3, R10–R15.
 */
export async function acceptComplaint(em: EntityManager, command: AcceptComplaint): Promise<Complaint> {
  const { statement, channel, source, customer, store, repeatOf, confidentialTowardsStore, takenInById, policy, now } =
    command;
  const matterId = repeatOf ? repeatOf.matterId : await openMatter(em, now);
  const earlier = repeatOf ? await findComplaintsOfMatter(em, matterId) : [];
  const levelDerivation = deriveLevel({ source, acceptedAt: now }, earlier, policy);
  const complaint: Complaint = {
    id: uuidv7(),
    // 55 random bits: among ten million complaints the next one meets a known number once in three thousand million times.
    number: complaintNumber(randomBytes(NUMBER_BYTES)),
    matterId,
    repeatOfId: repeatOf?.id ?? null,
    customerId: customer?.id ?? null,
    storeId: store?.id ?? null,
    regionId: store?.regionId ?? null,
    status: ComplaintStatus.OPEN,
    level: levelDerivation.level,
    levelDerivation,
    source,
    channel,
    channelId: command.channelId ?? null,
    ...statement,
    orderKey: orderKeyOf(statement.orderReference),
    confidentialTowardsStore,
    takenInById,
    acceptedAt: now,
    expectedResolutionAt: after(now, policy.resolutionWithinHours * HOUR_MS),
    closedAt: null,
    outcomeAt: null,
    policyVersion: policy.version,
  };
  await em.insert(Complaint, complaint);
  await record(em, now, [registered(complaint)]);
  await acknowledge(em, { complaint, customer, policy, now });
  return complaint;
}

async function openMatter(em: EntityManager, now: Date): Promise<string> {
  const id = uuidv7();
  await em.insert(Matter, { id, openedAt: now });
  return id;
}

function registered(complaint: Complaint) {
  const { id: complaintId, number, matterId, repeatOfId, storeId, regionId } = complaint;
  const { level, source, channel, confidentialTowardsStore, acceptedAt, policyVersion } = complaint;
  const where = { complaintId, number, matterId, repeatOfId, storeId, regionId };
  return complaintRegistered.of({
    ...where,
    level,
    source,
    channel,
    confidentialTowardsStore,
    acceptedAt,
    policyVersion,
  });
}

async function acknowledge(
  em: EntityManager,
  { complaint, customer, policy, now }: Pick<AcceptComplaint, 'customer' | 'policy' | 'now'> & { complaint: Complaint },
): Promise<void> {
  const address = customer && addressOf(customer.items);
  if (!address) return;
  const words = acknowledgement(
    { number: complaint.number, expectedAt: complaint.expectedResolutionAt },
    policy.timeZone,
  );
  const { language } = customer;
  await queueMessage(em, {
    kind: MessageKind.ACKNOWLEDGEMENT,
    complaintId: complaint.id,
    address,
    language,
    words,
    now,
  });
}
