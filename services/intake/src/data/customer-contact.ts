import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { ContactItem, ContactKind } from '../domain/contact.js';
import type { Vault } from '../domain/vault.js';

/** One thing known of a person: sealed under the person's key, found by its mark. No other table holds contacts. Source: R8, R91. */
@Entity('customer_contact')
export class CustomerContact {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'customer_id' })
  customerId!: string;

  @Column('text')
  kind!: ContactKind;

  @Column('bytea')
  sealed!: Buffer;

  /** HMAC-SHA-256 of kind and value; nobody else is known by the mark of what tells people apart. */
  @Column('bytea')
  mark!: Buffer;

  @Column('timestamptz', { name: 'known_since' })
  knownSince!: Date;
}

/** Adds what is known of a person. */
export async function addContactItems(
  em: EntityManager,
  vault: Vault,
  { customer, items, now }: { customer: { id: string; wrappedKey: Buffer }; items: readonly ContactItem[]; now: Date },
): Promise<void> {
  if (items.length === 0) return;
  await em.insert(
    CustomerContact,
    items.map((item) => sealedContact(vault, { customer, item, now })),
  );
}

/** One thing known of a person, sealed. */
export function sealedContact(
  vault: Vault,
  {
    customer,
    item: { kind, value },
    now,
  }: { customer: { id: string; wrappedKey: Buffer }; item: ContactItem; now: Date },
): CustomerContact {
  const { id: customerId, wrappedKey } = customer;
  const sealed = vault.seal(wrappedKey, aboutOf(customerId, kind), value);
  return { id: uuidv7(), customerId, kind, sealed, mark: vault.mark(kind, value), knownSince: now };
}

/** Opens what is known of one person; nothing can be opened once the key is gone. */
export const readContactItems = (
  vault: Vault,
  wrappedKey: Buffer | null,
  contacts: readonly CustomerContact[],
): ContactItem[] =>
  wrappedKey === null
    ? []
    : contacts.map(({ customerId, kind, sealed }) => ({
        kind,
        value: vault.open(wrappedKey, aboutOf(customerId, kind), sealed),
      }));

/** A sealed value moved to somebody else, or to another kind, does not open. */
const aboutOf = (customerId: string, kind: ContactKind): string => `${customerId} ${kind}`;
