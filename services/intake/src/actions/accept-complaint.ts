import { randomBytes } from 'node:crypto';
import { type ChannelKind, ComplaintStatus, complaintRegistered, LevelCause, type Source } from '@complaints/contracts';
import { after, HOUR_MS, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Complaint } from '../data/complaint.js';
import type { KnownCustomer } from '../data/customer.js';
import { findComplaintsOfMatter } from '../data/find-complaints.js';
import { complaintNumber, NUMBER_BYTES } from '../domain/complaint-number.js';
import { addressOf, isReachable, orderKeyOf } from '../domain/contact.js';
import { acknowledgement, MessageKind } from '../domain/customer-messages.js';
import { deriveLevel } from '../domain/derive-level.js';
import { mergedInto } from '../domain/matter/merge.js';
import type { IntakePolicy } from '../domain/policy.js';
import type { Statement } from '../domain/registration.js';
import { openMatter } from './matter/open-matter.js';
import { relevel } from './matter/relevel.js';
import { partiesOn, partiesToTell, tellParties } from './parties/tell-parties.js';
import { queueMessage } from './queue-message.js';

/** A complaint that nothing stands against any more. */
export interface AcceptComplaint {
  statement: Statement;
  channel: ChannelKind;
  source: Source;
  /** The registered channel it came by, where one is known. */
  channelId?: string | null;
  customer: KnownCustomer | null;
  /** The staff among the people complained about. */
  accusedStaffIds?: readonly string[];
  /** The store with its region now; null when none was named. */
  store: { id: string; regionId: string } | null;
  /** The complaint it repeats; its matter, which is held already, goes on. */
  repeatOf: Complaint | null;
  /** The open complaint that says the same and goes on for this one too. */
  duplicateOf?: Complaint | null;
  confidentialTowardsStore: boolean;
  /** Who took it in; null when the public filed it or the customer's rating made it. */
  takenInById: string | null;
  /** The customer who filed it by a token of their own. */
  filedById?: string | null;
  policy: IntakePolicy;
  now: Date;
}

/**
 * Gives a complaint its number and level, keeps it, tells it, before it of its parties where there is something to tell, after
 * it whose it is, and writes to the customer where there is an address. A duplicate is kept beside the one that goes on for it, which it may make MAJOR; it opens no case of its own.
 * Source: R2, R3, R10–R15, R20, R35, R66.
 */
export async function acceptComplaint(em: EntityManager, command: AcceptComplaint): Promise<Complaint> {
  const { statement, channel, source, customer, store, repeatOf, confidentialTowardsStore, takenInById, policy, now } =
    command;
  const { duplicateOf = null } = command;
  const joins = repeatOf ?? duplicateOf;
  const matterId = joins ? joins.matterId : await openMatter(em, now);
  const earlier = joins ? await findComplaintsOfMatter(em, matterId) : [];
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
    status: duplicateOf ? ComplaintStatus.MERGED : ComplaintStatus.OPEN,
    level: levelDerivation.level,
    levelDerivation,
    source,
    channel,
    channelId: command.channelId ?? null,
    ...statement,
    orderKey: orderKeyOf(statement.orderReference),
    confidentialTowardsStore,
    takenInById,
    filedById: command.filedById ?? null,
    acceptedAt: now,
    expectedResolutionAt: duplicateOf?.expectedResolutionAt ?? after(now, policy.resolutionWithinHours * HOUR_MS),
    closedAt: duplicateOf && now,
    outcomeAt: null,
    revision: 0,
    mergedIntoId: duplicateOf?.id ?? null,
    mergedAt: duplicateOf && now,
    mergedFromMatterId: null,
    failedAttempts: 0,
    caseVersion: 0,
    offersLapsedAt: null,
    accusedStaffIds: [...(command.accusedStaffIds ?? [])],
    departmentId: null,
    handOvers: 0,
    textsErasedAt: null,
    policyVersion: policy.version,
  };
  if (duplicateOf) await join(em, { complaint, duplicateOf, now });
  else await stand(em, { complaint, customer, now });
  await acknowledge(em, { complaint, customer, policy, now });
  return complaint;
}

/** Of what never stood by itself nothing is told before it was joined. */
async function join(
  em: EntityManager,
  { complaint, duplicateOf, now }: { complaint: Complaint; duplicateOf: Complaint; now: Date },
): Promise<void> {
  const { matterId } = complaint;
  const before = await partiesOn(em, matterId);
  await em.insert(Complaint, complaint);
  record(em, now, [mergedInto(complaint, duplicateOf, now)]);
  await tellParties(em, { before, matterIds: [matterId], now });
  await relevel(em, { matterId, cause: LevelCause.DUPLICATE_JOINED, now });
}

async function stand(
  em: EntityManager,
  { complaint, customer, now }: Pick<AcceptComplaint, 'customer' | 'now'> & { complaint: Complaint },
): Promise<void> {
  await em.insert(Complaint, complaint);
  const { customerId, accusedStaffIds } = complaint;
  const held = { customerId, reachable: isReachable(customer?.items ?? []), accusedStaffIds };
  const { parties, customers } = partiesToTell(complaint, { parties: held, now });
  record(em, now, [...parties, registered(complaint), ...customers]);
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
