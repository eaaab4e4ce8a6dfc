import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { findChannel } from '../data/channel/find-channels.js';
import type { Complaint } from '../data/complaint.js';
import type { KnownCustomer } from '../data/customer.js';
import { findComplaints } from '../data/find-complaints.js';
import { lockMatter } from '../data/matter.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { findStore } from '../data/store.js';
import { type GivenWay, wayTaken } from '../domain/channel/source-fits.js';
import { type Contact, type GivenCustomer, orderKeyOf, readContact } from '../domain/contact.js';
import { type GivenStatement, readStatement } from '../domain/registration.js';
import { complaintScope, mayRegister } from '../domain/rights.js';
import type { Vault } from '../domain/vault.js';
import { acceptComplaint } from './accept-complaint.js';
import { customerById, recogniseByOrder, recogniseCustomer } from './recognise-customer.js';

/** A complaint as somebody takes it in. */
export interface RegisterComplaint extends GivenStatement, GivenWay {
  storeId?: string | null;
  repeatOfId?: string | null;
  customer?: GivenCustomer | null;
  confidentialTowardsStore: boolean;
  vault: Vault;
  by: Actor;
  now: Date;
}

/**
 * Takes a complaint in. A repeat belongs to the matter of the one it repeats; where nothing else is said it is about
 * the same store and by the same customer, and it is never less confidential.
 * @throws RuleError FORBIDDEN when no post of the actor takes complaints in
 * @throws RuleError STORE_NOT_FOUND, COMPLAINT_NOT_FOUND, CONTACT_INVALID and as {@link wayTaken} and {@link readStatement}
 * Source: R1–R3, R5, R10–R15, R29.
 */
export async function registerComplaint(em: EntityManager, command: RegisterComplaint): Promise<Complaint> {
  const { by, now, vault } = command;
  const channelId = command.channelId ?? null;
  const repeatOfId = command.repeatOfId ?? null;
  const repeatOf = repeatOfId === null ? null : await complaintSeen(em, repeatOfId, by);
  const storeId = command.storeId ?? repeatOf?.storeId ?? null;
  const store = storeId === null ? null : await findStore(em, storeId);
  const registers = (one: Actor) => mayRegister(one, { storeId: store?.id ?? null, regionId: store?.regionId ?? null });
  if (!registers(by)) {
    throw new RuleError('FORBIDDEN', 'None of your posts takes complaints in.');
  }
  if (repeatOfId !== null && !repeatOf) {
    throw new RuleError('COMPLAINT_NOT_FOUND', 'There is no such complaint that you can see.', ['repeatOfId']);
  }
  if (storeId !== null && !store) throw new RuleError('STORE_NOT_FOUND', 'There is no such store.', ['storeId']);
  const way = wayTaken(command, channelId === null ? null : await findChannel(em, channelId));
  const statement = readStatement(command, now);
  const contact = readContact(command.customer);
  if (repeatOf) await lockMatter(em, repeatOf.matterId);
  await attribute(em, { onBehalfOf: onBehalfOf(by, registers), reason: repeatOf && 'REPEAT' });
  return acceptComplaint(em, {
    statement,
    ...way,
    customer: await whoComplains(em, { contact, repeatOf, orderKey: orderKeyOf(statement.orderReference), vault, now }),
    store,
    repeatOf,
    confidentialTowardsStore: command.confidentialTowardsStore || (repeatOf?.confidentialTowardsStore ?? false),
    takenInById: by.id,
    policy: await policyInForce(em, now),
    now,
  });
}

async function complaintSeen(em: EntityManager, id: string, by: Actor): Promise<Complaint | null> {
  const [complaint] = await findComplaints(em, [id], complaintScope(by));
  return complaint ?? null;
}

interface Traces {
  contact: Contact | null;
  repeatOf: Complaint | null;
  orderKey: string | null;
  vault: Vault;
  now: Date;
}

/** By the contact, else as whoever is repeated, else by the order; null for somebody who stays unknown. Source: R5, R15. */
async function whoComplains(em: EntityManager, traces: Traces): Promise<KnownCustomer | null> {
  const { contact, repeatOf, orderKey, vault, now } = traces;
  if (contact) return recogniseCustomer(em, { contact, vault, now });
  if (repeatOf) return customerById(em, vault, repeatOf.customerId);
  return recogniseByOrder(em, { orderKey, vault });
}
