import { complaintMerged, type Heard } from '@complaints/contracts';
import { dayOf } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { addToDailyFigures } from '../data/daily-figures.js';
import { Fact, findConfidential } from '../data/fact.js';
import type { Counted, Counting } from '../domain/counting.js';
import { defaultPolicy } from '../domain/policy.js';

const FIRST_VERSION = 1;

/**
 * Counts one event: keeps it as a fact and adds it to the figures of its day. What was joined when it was registered was
 * never counted as accepted, nor is it as joined.
 * @throws NotYetKnown while the complaint's registration was not heard, because it says who may see the count
 * Source: R80, R91.
 */
export async function countEvent(em: EntityManager, counting: Counting, event: Heard<Counted>): Promise<void> {
  const { payload, version } = event;
  if (counting.type.subject === complaintMerged.subject && version === FIRST_VERSION) return;
  const { complaintId, storeId, regionId } = payload;
  const confidential = await isConfidential(em, payload);
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

/** As the event says itself, or as was said last before it. */
function isConfidential(
  em: EntityManager,
  payload: Counted & { confidentialTowardsStore?: boolean },
): Promise<boolean> | boolean {
  return payload.confidentialTowardsStore ?? findConfidential(em, payload.complaintId);
}
