import type { EntityManager } from 'typeorm';
import { addContactItems } from '../data/customer-contact.js';
import type { ContactItem } from '../domain/contact.js';
import type { Vault } from '../domain/vault.js';

const BATCH = 200;

interface ClearRow {
  id: string;
  wrappedKey: Buffer | null;
  NAME: string | null;
  PHONE: string | null;
  EMAIL: string | null;
  MEMBER_NUMBER: string | null;
}

/**
 * Seals what customers from before the vault have in clear, and takes it away in clear.
 * @returns of how many
 */
export async function sealClearContacts(
  em: EntityManager,
  { vault, now }: { vault: Vault; now: Date },
): Promise<number> {
  const rows: ClearRow[] = await em.query(
    `select id, wrapped_key as "wrappedKey", name as "NAME", phone as "PHONE", email as "EMAIL", member_number as "MEMBER_NUMBER"
     from customer where name is not null or phone is not null or email is not null or member_number is not null
     order by id limit ${BATCH} for update skip locked`,
  );
  for (const { id, wrappedKey: held, ...clear } of rows) {
    const wrappedKey = held ?? vault.newKey();
    const items = Object.entries(clear).flatMap(([kind, value]) =>
      value === null ? [] : [{ kind, value } as ContactItem],
    );
    await em.query(
      `update customer set wrapped_key = $2, name = null, phone = null, email = null, member_number = null where id = $1`,
      [id, wrappedKey],
    );
    await addContactItems(em, vault, { customer: { id, wrappedKey }, items, now });
  }
  return rows.length;
}
