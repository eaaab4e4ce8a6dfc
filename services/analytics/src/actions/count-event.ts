import { complaintRegistered, type Heard } from '@complaints/contracts';
import { dayOf } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { addToDailyFigures } from '../data/daily-figures.js';
import { Fact, findConfidential } from '../data/fact.js';
import type { Counted, Counting } from '../domain/counting.js';
import { defaultPolicy } from '../domain/policy.js';

/**
 * Counts one event: keeps it as a fact and adds it to the figures of its day.
 * @throws NotYetKnown while the complaint's registration was not heard, because it says who may see the count
 * Source: R80, R91.
 */
export async function countEvent(em: EntityManager, counting: Counting, event: Heard<Counted>): Promise<void> {
  const { payload } = event;
  const { complaintId, storeId, regionId } = payload;
  const confidential = await isConfidential(em, counting, payload);
  const at = counting.at(payload);
  const day = dayOf(at, defaultPolicy.timeZone);
  const detail = z.encode(counting.type.shape, payload);
  const fact = {
    eventId: event.id,
    subject: counting.type.subject,
    complaintId,
    storeId,
    regionId,
    confidential,
    day,
    at,
  };
  await em.insert(Fact, { ...fact, detail: detail as object });
  await addToDailyFigures(em, fact, counting.adds(payload, defaultPolicy));
}

function isConfidential(em: EntityManager, counting: Counting, payload: Counted): Promise<boolean> | boolean {
  if (counting.type.subject === complaintRegistered.subject) {
    return (payload as Counted & { confidentialTowardsStore: boolean }).confidentialTowardsStore;
  }
  return findConfidential(em, payload.complaintId);
}
