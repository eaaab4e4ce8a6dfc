import { type EntityManager, IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import {
  Customer,
  findCustomerOfOrder,
  findKnownCustomers,
  type KnownCustomer,
  lockCustomers,
} from '../data/customer.js';
import { addContactItems } from '../data/customer-contact.js';
import { type Contact, type ContactItem, Language, RECOGNISING_KINDS, whatIsNew } from '../domain/contact.js';
import type { Vault } from '../domain/vault.js';

/** Who complains, and with what it is found out who that is. */
export interface RecogniseCustomer {
  contact: Contact;
  /** Whose complaint it is already: gains what is new where nobody else is known by it. */
  presentId?: string | null;
  vault: Vault;
  now: Date;
}

/**
 * Finds the customer a contact belongs to, or makes one. What is new is added to the customer; a name that is known stays,
 * and what belongs to somebody else is not taken over. A language is kept until another is asked for.
 * Source: R5.
 */
export async function recogniseCustomer(em: EntityManager, command: RecogniseCustomer): Promise<KnownCustomer> {
  const { contact, vault, now } = command;
  const found = await lockCustomers(em, vault, contact.items);
  const known = surest(contact.items, (item) => found.find((one) => has(one, item)));
  const customer = known ?? (await holdPresent(em, command));
  if (!customer) return makeCustomer(em, command);
  const { language } = contact;
  if (language && language !== customer.language) await em.update(Customer, { id: customer.id }, { language });
  const added = whatIsNew(customer.items, contact.items, (item) =>
    found.some((one) => one !== customer && has(one, item)),
  );
  const { id, wrappedKey } = customer;
  if (wrappedKey) await addContactItems(em, vault, { customer: { id, wrappedKey }, items: added, now });
  return { ...customer, language: language ?? customer.language, items: [...customer.items, ...added] };
}

/** Holds whoever complained already; null when nobody did, or the person is erased. */
async function holdPresent(em: EntityManager, { presentId, vault }: RecogniseCustomer): Promise<KnownCustomer | null> {
  if (!presentId) return null;
  const where = { id: presentId, erasedAt: IsNull() };
  const present = await em.findOne(Customer, { where, lock: { mode: 'pessimistic_write' } });
  return present && customerById(em, vault, present.id);
}

/**
 * Finds the customer a stranger's contact belongs to, or makes one. A person who is known stays as known: nobody vouches
 * for a stranger, who might otherwise have another's messages sent elsewhere.
 * Source: R5.
 */
export async function recogniseStranger(em: EntityManager, command: RecogniseCustomer): Promise<KnownCustomer> {
  const { contact, vault } = command;
  const found = await lockCustomers(em, vault, contact.items);
  return surest(contact.items, (item) => found.find((one) => has(one, item))) ?? makeCustomer(em, command);
}

/** By the surest thing that tells people apart: a phone before an e-mail address before a member number. */
export function surest<Person>(
  items: readonly ContactItem[],
  knownBy: (item: ContactItem) => Person | undefined,
): Person | undefined {
  const telling = RECOGNISING_KINDS.flatMap((kind) => items.filter((item) => item.kind === kind));
  return telling.map(knownBy).find(Boolean);
}

const has = ({ items }: KnownCustomer, { kind, value }: ContactItem): boolean =>
  items.some((one) => one.kind === kind && one.value === value);

async function makeCustomer(em: EntityManager, { contact, vault, now }: RecogniseCustomer): Promise<KnownCustomer> {
  const wrappedKey = vault.newKey();
  const language = contact.language ?? Language.ZH;
  const made: Customer = { id: uuidv7(), language, wrappedKey, knownSince: now, erasedAt: null };
  await em.insert(Customer, made);
  await addContactItems(em, vault, { customer: { id: made.id, wrappedKey }, items: contact.items, now });
  return { ...made, items: [...contact.items] };
}

/** Who complained about an order before, where nothing else tells who complains now; null when nobody did. Source: R5. */
export async function recogniseByOrder(
  em: EntityManager,
  { orderKey, vault }: { orderKey: string | null; vault: Vault },
): Promise<KnownCustomer | null> {
  const id = orderKey && (await findCustomerOfOrder(em, orderKey));
  return id ? heldCustomer(em, vault, id) : null;
}

/**
 * A customer by id, who is not erased until the transaction ends; null for nobody and for somebody erased before.
 * Whoever adds a complaint of a person holds the person so. Source: R8.
 */
export async function heldCustomer(em: EntityManager, vault: Vault, id: string | null): Promise<KnownCustomer | null> {
  if (id === null) return null;
  const held = await em.findOne(Customer, { where: { id, erasedAt: IsNull() }, lock: { mode: 'pessimistic_read' } });
  return held && customerById(em, vault, id);
}

/** A customer by id with what is known of the person; null for nobody. */
export async function customerById(em: EntityManager, vault: Vault, id: string | null): Promise<KnownCustomer | null> {
  if (id === null) return null;
  const [customer] = await findKnownCustomers(em, vault, [id]);
  return customer ?? null;
}
