import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Customer, type KnownCustomer, lockCustomers } from '../../data/customer.js';
import { CustomerContact, sealedContact } from '../../data/customer-contact.js';
import { insertMany } from '../../data/insert-many.js';
import { type Contact, type ContactItem, Language, whatIsNew } from '../../domain/contact.js';
import type { Vault } from '../../domain/vault.js';
import { surest } from '../recognise-customer.js';

/** Who complained in each of many complaints, and when. */
export interface RecogniseCustomers {
  given: readonly { contact: Contact; acceptedAt: Date }[];
  vault: Vault;
  now: Date;
}

/** Who is known so far: by what, since when, and what of it is new. */
interface Book extends Pick<RecogniseCustomers, 'vault' | 'now'> {
  byItem: Map<string, KnownCustomer>;
  made: Set<KnownCustomer>;
  /** Known before, and found to have complained earlier than was known. */
  older: Set<KnownCustomer>;
  contacts: CustomerContact[];
}

/**
 * Finds the customers that contacts belong to, or makes them, by the same law as one alone, in a few statements. A customer
 * is known since the earliest of the complaints.
 * @returns their ids, in the order of the contacts
 * Source: R5, R9.
 */
export async function recogniseCustomers(em: EntityManager, command: RecogniseCustomers): Promise<string[]> {
  const { given, vault, now } = command;
  const found = await lockCustomers(
    em,
    vault,
    given.flatMap(({ contact }) => contact.items),
  );
  const book: Book = { vault, now, byItem: new Map(), made: new Set(), older: new Set(), contacts: [] };
  for (const customer of found) for (const item of customer.items) book.byItem.set(nameOf(item), customer);
  const ids = given.map((one) => enter(book, one));
  await insertMany(em, Customer, [...book.made]);
  await insertMany(em, CustomerContact, book.contacts);
  await setKnownSince(em, [...book.older]);
  return ids;
}

const nameOf = ({ kind, value }: ContactItem): string => `${kind} ${value}`;

function enter(book: Book, { contact, acceptedAt }: RecogniseCustomers['given'][number]): string {
  const known = surest(contact.items, (item) => book.byItem.get(nameOf(item)));
  const customer = known ?? makeCustomer(book, acceptedAt);
  if (acceptedAt < customer.knownSince) {
    customer.knownSince = acceptedAt;
    if (!book.made.has(customer)) book.older.add(customer);
  }
  const isTaken = (item: ContactItem) => (book.byItem.get(nameOf(item)) ?? customer) !== customer;
  const { id, wrappedKey } = customer;
  if (wrappedKey === null) return id;
  for (const item of whatIsNew(customer.items, contact.items, isTaken)) {
    customer.items.push(item);
    if (!book.byItem.has(nameOf(item))) book.byItem.set(nameOf(item), customer);
    book.contacts.push(sealedContact(book.vault, { customer: { id, wrappedKey }, item, now: book.now }));
  }
  return id;
}

function makeCustomer({ vault, made }: Book, knownSince: Date): KnownCustomer {
  const nobody = { language: Language.ZH, erasedAt: null, items: [] };
  const customer: KnownCustomer = { id: uuidv7(), wrappedKey: vault.newKey(), knownSince, ...nobody };
  made.add(customer);
  return customer;
}

async function setKnownSince(em: EntityManager, customers: readonly KnownCustomer[]): Promise<void> {
  if (customers.length === 0) return;
  await em.query(
    `update customer set known_since = given.known_since
     from unnest($1::uuid[], $2::timestamptz[]) as given (id, known_since) where customer.id = given.id`,
    [customers.map(({ id }) => id), customers.map(({ knownSince }) => knownSince)],
  );
}
