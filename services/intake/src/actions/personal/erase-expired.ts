import type { EntityManager } from 'typeorm';
import { lockPersons } from '../../data/personal/erase.js';
import { ErasureCause } from '../../data/personal/erasure.js';
import { whichExpired } from '../../data/personal/expired-customers.js';
import { erasePersons } from './erase-persons.js';

/** Erases persons whose data is kept no longer, but for those of whom a complaint came meanwhile. Source: R8. */
export async function eraseExpired(
  em: EntityManager,
  { ids, years, now }: { ids: readonly string[]; years: number; now: Date },
): Promise<void> {
  const held = await lockPersons(em, ids);
  const expired = await whichExpired(em, { ids, years, now });
  const persons = held.filter(({ customer }) => expired.has(customer.id));
  if (persons.length === 0) return;
  const nobody = { reason: null, erasedById: null, onBehalfOfId: null };
  await erasePersons(em, { persons, cause: ErasureCause.RETENTION, ...nobody, now });
}
