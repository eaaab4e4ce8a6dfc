import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import { type ContactItem, RECOGNISING_KINDS } from '../domain/contact.js';
import type { Vault } from '../domain/vault.js';
import { CustomerContact, readContactItems } from './customer-contact.js';
import type { Language } from './vocabulary.js';

/** Who complains, recognised across channels; what is known of the person stands sealed in `customer_contact`. */
@Entity('customer')
@ObjectType('Customer', { description: 'Who complains; contact is masked.', simpleResolvers: true })
export class Customer {
  @Field(() => ID, { description: 'The id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  language!: Language;

  /** The person's own key, wrapped; null once the person is erased. */
  @Column('bytea', { name: 'wrapped_key', nullable: true })
  wrappedKey!: Buffer | null;

  @Field(() => Date, { description: 'When the person first complained.' })
  @Column('timestamptz', { name: 'known_since' })
  knownSince!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When everything that tells who it was went, on request or because it was due; null otherwise.',
  })
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;
}

/** A customer with what is known of the person, opened. */
export interface KnownCustomer extends Customer {
  items: ContactItem[];
}

/** Customers by id with what is known of them, opened. */
export async function findKnownCustomers(
  em: EntityManager,
  vault: Vault,
  ids: readonly string[],
): Promise<KnownCustomer[]> {
  const customers = await em.findBy(Customer, { id: In([...ids]) });
  return withItems(em, vault, customers);
}

/**
 * Holds everybody whom contacts may belong to until the transaction ends, and the marks themselves, so that two registrations
 * with one mark wait for one another. Marks are sorted and customers ordered, so that nobody waits in a circle.
 * @returns by whom each thing is known that tells one person from another
 */
export async function lockCustomers(
  em: EntityManager,
  vault: Vault,
  items: readonly ContactItem[],
): Promise<KnownCustomer[]> {
  const marks = items
    .filter(({ kind }) => RECOGNISING_KINDS.includes(kind))
    .map(({ kind, value }) => ({ kind, mark: vault.mark(kind, value) }));
  if (marks.length === 0) return [];
  const names = marks.map(({ kind, mark }) => `${kind} ${mark.toString('base64')}`).sort();
  await em.query('select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1::text[]) as given (name)', [
    [...new Set(names)],
  ]);
  const found: { customerId: string }[] = await em.query(
    `select distinct contact.customer_id as "customerId" from customer_contact contact
     join unnest($1::text[], $2::bytea[]) as given (kind, mark) using (kind, mark)`,
    [marks.map(({ kind }) => kind), marks.map(({ mark }) => mark)],
  );
  const customers = await em.find(Customer, {
    where: { id: In(found.map(({ customerId }) => customerId)) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return withItems(em, vault, customers);
}

async function withItems(em: EntityManager, vault: Vault, customers: readonly Customer[]): Promise<KnownCustomer[]> {
  if (customers.length === 0) return [];
  const contacts = await em.find(CustomerContact, {
    where: { customerId: In(customers.map(({ id }) => id)) },
    order: { id: 'ASC' },
  });
  const byCustomer = Map.groupBy(contacts, ({ customerId }) => customerId);
  return customers.map((customer) => ({
    ...customer,
    items: readContactItems(vault, customer.wrappedKey, byCustomer.get(customer.id) ?? []),
  }));
}

/** The customer of the newest complaint about an order; null when nobody with a name complained about it. Source: R5. */
export async function findCustomerOfOrder(em: EntityManager, orderKey: string): Promise<string | null> {
  const [found] = await em.query(
    `select customer_id as "customerId" from complaint where order_key = $1 and customer_id is not null
     order by accepted_at desc, id desc limit 1`,
    [orderKey],
  );
  return found?.customerId ?? null;
}
