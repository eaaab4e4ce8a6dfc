import { complaintErased } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { forgetPersons, forgetTexts, type HeldPerson } from '../../data/personal/erase.js';
import { Erasure } from '../../data/personal/erasure.js';
import { removeEvidenceOf } from '../evidence/remove-evidence.js';
import { partiesOn, partyNews } from '../parties/tell-parties.js';

/** Whose data goes, and on whose word. */
export interface ErasePersons extends Pick<Erasure, 'cause' | 'reason' | 'erasedById' | 'onBehalfOfId'> {
  /** Held already, with all complaints and their matters. */
  persons: readonly HeldPerson[];
  now: Date;
}

/**
 * Takes from everywhere who persons were and what was said: keys, contacts, words, what waits to be sent, links. Numbers,
 * levels, classification, dates and figures stay. Each complaint tells it, so that other services let go of words too, and
 * that it is nobody's now; of one that is open, or that the person's was joined to, is told who can be reached for it no more.
 * Source: R8, R35, R66.
 */
export async function erasePersons(em: EntityManager, { persons, now, ...why }: ErasePersons): Promise<void> {
  const complaints = persons.flatMap((person) => person.complaints);
  const complaintIds = complaints.map(({ id }) => id);
  const matterIds = [...new Set(complaints.map(({ matterId }) => matterId))];
  const before = await partiesOn(em, ...matterIds);
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
  const erased = complaints.map(({ id: complaintId, storeId, regionId }) =>
    complaintErased.of({ complaintId, storeId, regionId, erasedAt: now }),
  );
  const { parties, customers } = await partyNews(em, { before, matterIds, onlyOpen: true, now });
  record(em, now, [...erased, ...parties, ...customers]);
}
