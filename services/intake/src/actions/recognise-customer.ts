import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Customer } from '../data/customer.js';
import type { Contact } from '../domain/contact.js';

/** What a customer is recognised by, in this order. */
const MARKS = ['phone', 'email', 'memberNumber'] as const;

/**
 * Finds the customer a contact belongs to, or makes one. What is new is added to the customer; what is known stays, and
 * what belongs to somebody else is not taken over.
 * Source: R5.
 */
export async function recogniseCustomer(em: EntityManager, contact: Contact, now: Date): Promise<Customer> {
  await holdMarks(em, contact);
  const found = await em.find(Customer, {
    where: MARKS.flatMap((mark) => (contact[mark] ? [{ [mark]: contact[mark] }] : [])),
  });
  const customer = MARKS.map((mark) => found.find((one) => contact[mark] !== null && one[mark] === contact[mark])).find(
    Boolean,
  );
  if (!customer) {
    const made: Customer = { id: uuidv7(), ...contact, knownSince: now };
    await em.insert(Customer, made);
    return made;
  }
  const added = {
    name: customer.name ?? contact.name,
    ...newMarks(customer, contact, found),
    language: contact.language,
  };
  await em.update(Customer, { id: customer.id }, added);
  return Object.assign(customer, added);
}

function newMarks(
  customer: Customer,
  contact: Contact,
  found: readonly Customer[],
): Pick<Contact, (typeof MARKS)[number]> {
  const kept = (mark: (typeof MARKS)[number]) =>
    customer[mark] ?? (found.some((other) => other[mark] === contact[mark]) ? null : contact[mark]);
  return { phone: kept('phone'), email: kept('email'), memberNumber: kept('memberNumber') };
}

/** Two registrations with the same contact wait for one another; sorted, so that they never wait in a circle. */
async function holdMarks(em: EntityManager, contact: Contact): Promise<void> {
  const marks = MARKS.flatMap((mark) => (contact[mark] ? [`${mark} ${contact[mark]}`] : [])).sort();
  for (const mark of marks) await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [mark]);
}
