import { ComplaintStatus, RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { findChannel } from '../data/channel/find-channels.js';
import type { Complaint } from '../data/complaint.js';
import type { KnownCustomer } from '../data/customer.js';
import { findComplaints, lockComplaint } from '../data/find-complaints.js';
import { lockMatter } from '../data/matter.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { findStore } from '../data/store.js';
import { type GivenWay, wayTaken } from '../domain/channel/source-fits.js';
import { type Contact, type GivenCustomer, orderKeyOf, readContact } from '../domain/contact.js';
import { readAccusedStaff } from '../domain/parties/accused-staff.js';
import { type GivenStatement, readStatement } from '../domain/registration.js';
import { complaintScope, mayRegister } from '../domain/rights.js';
import type { Vault } from '../domain/vault.js';
import { acceptComplaint } from './accept-complaint.js';
import { heldCustomer, recogniseByOrder, recogniseCustomer } from './recognise-customer.js';

/** A complaint as somebody takes it in. */
export interface RegisterComplaint extends GivenStatement, GivenWay {
  storeId?: string | null;
  repeatOfId?: string | null;
  duplicateOfId?: string | null;
  customer?: GivenCustomer | null;
  accusedStaffIds?: readonly string[] | null;
  confidentialTowardsStore: boolean;
  vault: Vault;
  by: Actor;
  now: Date;
}

/**
 * Takes a complaint in. A repeat belongs to the matter of the one it repeats, a duplicate to that of the open one that goes
 * on for it; where nothing else is said it is about the same store and by the same customer, a repeat also about the same
 * staff, and it is never less confidential.
 * @throws RuleError FORBIDDEN when no post of the actor takes complaints in
 * @throws RuleError STORE_NOT_FOUND, COMPLAINT_NOT_FOUND, COMPLAINT_NOT_OPEN, CONTRADICTING_LINKS, CONTACT_INVALID and as
 *   {@link wayTaken}, {@link readStatement} and {@link readAccusedStaff}
 * Source: R1–R3, R5, R10–R15, R20, R29.
 */
export async function registerComplaint(em: EntityManager, command: RegisterComplaint): Promise<Complaint> {
  const { by, now, vault } = command;
  const channelId = command.channelId ?? null;
  const joined = await readLinks(em, command);
  const { repeatOf } = joined;
  const known = repeatOf ?? joined.duplicateOf;
  const storeId = command.storeId ?? known?.storeId ?? null;
  const store = storeId === null ? null : await findStore(em, storeId);
  const registers = (one: Actor) => mayRegister(one, { storeId: store?.id ?? null, regionId: store?.regionId ?? null });
  if (!registers(by)) {
    throw new RuleError('FORBIDDEN', 'None of your posts takes complaints in.');
  }
  if (joined.unknown) {
    throw new RuleError('COMPLAINT_NOT_FOUND', 'There is no such complaint that you can see.', [joined.unknown]);
  }
  if (storeId !== null && !store) throw new RuleError('STORE_NOT_FOUND', 'There is no such store.', ['storeId']);
  const way = wayTaken(command, channelId === null ? null : await findChannel(em, channelId));
  const statement = readStatement(command, now);
  const accusedStaffIds = readAccusedStaff(command.accusedStaffIds) ?? repeatOf?.accusedStaffIds ?? [];
  const contact = readContact(command.customer);
  const duplicateOf = joined.duplicateOf && (await holdOpen(em, joined.duplicateOf.id));
  if (repeatOf) await lockMatter(em, repeatOf.matterId);
  attribute(em, {
    onBehalfOf: onBehalfOf(by, registers),
    reason: (repeatOf && 'REPEAT') ?? (duplicateOf && 'DUPLICATE'),
  });
  return acceptComplaint(em, {
    statement,
    ...way,
    customer: await whoComplains(em, {
      contact,
      known,
      orderKey: orderKeyOf(statement.orderReference),
      vault,
      now,
    }),
    accusedStaffIds,
    store,
    repeatOf,
    duplicateOf,
    confidentialTowardsStore: command.confidentialTowardsStore || (known?.confidentialTowardsStore ?? false),
    takenInById: by.id,
    policy: await policyInForce(em, now),
    now,
  });
}

/** What the new complaint belongs to, as far as the caller sees it. */
async function readLinks(em: EntityManager, { repeatOfId, duplicateOfId, by }: RegisterComplaint) {
  if (repeatOfId && duplicateOfId) {
    throw new RuleError('CONTRADICTING_LINKS', 'A complaint is a repeat or a duplicate, not both.', ['duplicateOfId']);
  }
  const seen = async (id: string | null | undefined) => (typeof id === 'string' ? complaintSeen(em, id, by) : null);
  const [repeatOf, duplicateOf] = [await seen(repeatOfId), await seen(duplicateOfId)];
  const isUnknown = (id: string | null | undefined, found: Complaint | null) => typeof id === 'string' && !found;
  const unknown = isUnknown(repeatOfId, repeatOf)
    ? 'repeatOfId'
    : isUnknown(duplicateOfId, duplicateOf)
      ? 'duplicateOfId'
      : null;
  return { repeatOf, duplicateOf, unknown };
}

/** Holds what the new one says the same as. */
async function holdOpen(em: EntityManager, id: string): Promise<Complaint> {
  const complaint = await lockComplaint(em, id);
  if (complaint.status === ComplaintStatus.OPEN) return complaint;
  throw new RuleError(
    'COMPLAINT_NOT_OPEN',
    `Only an open complaint goes on for another; this one is ${complaint.status}.`,
    ['duplicateOfId'],
  );
}

async function complaintSeen(em: EntityManager, id: string, by: Actor): Promise<Complaint | null> {
  const [complaint] = await findComplaints(em, [id], complaintScope(by));
  return complaint ?? null;
}

interface Traces {
  contact: Contact | null;
  /** What it repeats or says the same as. */
  known: Complaint | null;
  orderKey: string | null;
  vault: Vault;
  now: Date;
}

/** By the contact, else as whoever complained before, else by the order; null for somebody who stays unknown. Source: R5, R15. */
async function whoComplains(em: EntityManager, traces: Traces): Promise<KnownCustomer | null> {
  const { contact, known, orderKey, vault, now } = traces;
  if (contact) return recogniseCustomer(em, { contact, vault, now });
  if (known) return heldCustomer(em, vault, known.customerId);
  return recogniseByOrder(em, { orderKey, vault });
}
