import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Customer, lockCustomers, MARKS } from '../data/customer.js';
import { type Contact, Language } from '../domain/contact.js';

/**
 * Finds the customer a contact belongs to, or makes one. What is new is added to the customer; name and marks that are
 * known stay, and what belongs to somebody else is not taken over. A language is kept until another is asked for.
 * Source: R5.
 */
export async function recogniseCustomer(em: EntityManager, contact: Contact, now: Date): Promise<Customer> {
  const found = await lockCustomers(em, contact);
  const customer = MARKS.map((mark) => found.find((one) => contact[mark] !== null && one[mark] === contact[mark])).find(
    Boolean,
  );
  if (!customer) {
    const made: Customer = { id: uuidv7(), ...contact, language: contact.language ?? Language.ZH, knownSince: now };
    await em.insert(Customer, made);
    return made;
  }
  const added = whatIsNew(customer, contact, found);
  if (Object.keys(added).length > 0) await em.update(Customer, { id: customer.id }, added);
  return Object.assign(customer, added);
}

function whatIsNew(customer: Customer, contact: Contact, found: readonly Customer[]): Partial<Customer> {
  const isNew = (field: keyof Contact) => {
    if (contact[field] === null) return false;
    if (field === 'language') return customer.language !== contact.language;
    return customer[field] === null && (field === 'name' || found.every((other) => other[field] !== contact[field]));
  };
  const fields = (['name', ...MARKS, 'language'] as const).filter(isNew);
  return Object.fromEntries(fields.map((field) => [field, contact[field]]));
}
