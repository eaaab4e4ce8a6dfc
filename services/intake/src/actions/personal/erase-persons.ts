import { complaintErased } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { forgetPersons, forgetTexts, type HeldPerson } from '../../data/personal/erase.js';
import { Erasure } from '../../data/personal/erasure.js';
import { removeEvidenceOf } from '../evidence/remove-evidence.js';

/** Whose data goes, and on whose word. */
export interface ErasePersons extends Pick<Erasure, 'cause' | 'reason' | 'erasedById' | 'onBehalfOfId'> {
  /** Held already, with all complaints. */
  persons: readonly HeldPerson[];
  now: Date;
}

/**
 * Takes from everywhere who persons were and what was said: keys, contacts, words, what waits to be sent, links. Numbers,
 * levels, classification, dates and figures stay. Each complaint tells it, so that other services let go of words too.
 * Source: R8.
 */
export async function erasePersons(em: EntityManager, { persons, now, ...why }: ErasePersons): Promise<void> {
  const complaints = persons.flatMap((person) => person.complaints);
  const complaintIds = complaints.map(({ id }) => id);
  await forgetTexts(em, complaintIds, now);
  await removeEvidenceOf(em, { complaintIds, now });
  await forgetPersons(
    em,
    persons.map(({ customer }) => customer.id),
    now,
  );
  await em.insert(
    Erasure,
    persons.map((person) => ({
      id: uuidv7(),
      customerId: person.customer.id,
      ...why,
      complaints: person.complaints.length,
      erasedAt: now,
    })),
  );
  await record(
    em,
    now,
    complaints.map(({ id: complaintId, storeId, regionId }) =>
      complaintErased.of({ complaintId, storeId, regionId, erasedAt: now }),
    ),
  );
}
