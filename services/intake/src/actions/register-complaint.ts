import { type ChannelKind, RuleError, type Source } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../data/complaint.js';
import { Customer } from '../data/customer.js';
import { findComplaints } from '../data/find-complaints.js';
import { lockMatter } from '../data/matter.js';
import { findStore } from '../data/store.js';
import { type GivenCustomer, readContact } from '../domain/contact.js';
import { defaultPolicy } from '../domain/policy.js';
import { type GivenStatement, readStatement } from '../domain/registration.js';
import { complaintScope, mayRegister } from '../domain/rights.js';
import { acceptComplaint } from './accept-complaint.js';
import { recogniseCustomer } from './recognise-customer.js';

/** A complaint as somebody takes it in. */
export interface RegisterComplaint extends GivenStatement {
  channel: ChannelKind;
  source: Source;
  storeId?: string | null;
  repeatOfId?: string | null;
  customer?: GivenCustomer | null;
  confidentialTowardsStore: boolean;
  by: Actor;
  now: Date;
}

/**
 * Takes a complaint in. A repeat belongs to the matter of the one it repeats; where nothing else is said it is about
 * the same store and by the same customer, and it is never less confidential.
 * @throws RuleError FORBIDDEN when no post of the actor takes complaints in
 * @throws RuleError STORE_NOT_FOUND, COMPLAINT_NOT_FOUND, CONTACT_INVALID and as {@link readStatement}
 * Source: R2, R3, R5, R10–R15, R29.
 */
export async function registerComplaint(em: EntityManager, command: RegisterComplaint): Promise<Complaint> {
  const { by, now, channel, source } = command;
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
  const statement = readStatement(command, now);
  const contact = readContact(command.customer);
  if (repeatOf) await lockMatter(em, repeatOf.matterId);
  await attribute(em, { onBehalfOf: onBehalfOf(by, registers), reason: repeatOf && 'REPEAT' });
  return acceptComplaint(em, {
    statement,
    channel,
    source,
    customer: contact ? await recogniseCustomer(em, contact, now) : await customerOf(em, repeatOf),
    store,
    repeatOf,
    confidentialTowardsStore: command.confidentialTowardsStore || (repeatOf?.confidentialTowardsStore ?? false),
    takenInById: by.id,
    policy: defaultPolicy,
    now,
  });
}

async function complaintSeen(em: EntityManager, id: string, by: Actor): Promise<Complaint | null> {
  const [complaint] = await findComplaints(em, [id], complaintScope(by));
  return complaint ?? null;
}

/** The customer of an earlier complaint; null when it was anonymous. */
export const customerOf = async (em: EntityManager, complaint: Complaint | null): Promise<Customer | null> =>
  complaint?.customerId ? em.findOneBy(Customer, { id: complaint.customerId }) : null;
