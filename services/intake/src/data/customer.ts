import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Contact } from '../domain/contact.js';
import type { Language } from './vocabulary.js';

/** Who complains, recognised across channels by phone, e-mail or member number; their contact is never shown in clear. */
@Entity('customer')
@ObjectType('Customer', { description: 'Who complains; contact is masked.', simpleResolvers: true })
export class Customer implements Contact {
  @Field(() => ID, { description: 'The id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { name: 'member_number', nullable: true })
  memberNumber!: string | null;

  @Column('text')
  language!: Language;

  @Column('timestamptz', { name: 'known_since' })
  knownSince!: Date;
}

/** What a customer is recognised by, the surest first. Source: R5. */
export const MARKS = ['phone', 'email', 'memberNumber'] as const;
export type Marks = Pick<Contact, (typeof MARKS)[number]>;

/**
 * Holds everybody a contact may belong to until the transaction ends, and the marks themselves, so that two registrations
 * with one mark wait for one another. Marks are sorted and customers ordered, so that nobody waits in a circle.
 */
export async function lockCustomers(em: EntityManager, contact: Marks): Promise<Customer[]> {
  const marks = MARKS.filter((mark) => contact[mark] !== null);
  for (const mark of marks.map((one) => `${one} ${contact[one]}`).sort()) {
    await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [mark]);
  }
  const where = marks.map((mark) => ({ [mark]: contact[mark] }));
  return em.find(Customer, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}
