import { complaintMerged, type Heard } from '@complaints/contracts';
import { dayOf } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { addToDailyFigures } from '../data/daily-figures.js';
import { Fact, findConfidential, findTaken } from '../data/fact.js';
import { type Counted, type Counting, countingOf, negated } from '../domain/counting.js';
import { defaultPolicy } from '../domain/policy.js';

const FIRST_VERSION = 1;

/**
 * Counts one event: keeps it as a fact and adds it to the figures of its day. What was joined when it was registered was
 * never counted as accepted, nor is it as joined. What goes on after its end takes back what that end added, and a payment
 * that was wrong what it added.
 * @throws NotYetKnown while the complaint's registration was not heard, because it says who may see the count, or what is
 *   taken back
 * Source: R35, R64, R70, R80, R91.
 */
export async function countEvent(em: EntityManager, counting: Counting, event: Heard<Counted>): Promise<void> {
  const { payload, version } = event;
  if (counting.type.subject === complaintMerged.subject && version === FIRST_VERSION) return;
  if (counting.takesBack.length > 0) return takeBack(em, counting, event);
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
    takesBack: null,
  };
  await em.insert(Fact, { ...fact, detail: detail as object });
  await addToDailyFigures(em, fact, counting.adds(payload, defaultPolicy));
}

async function takeBack(em: EntityManager, { type, at: timeOf, takesBack, sameIn }: Counting, event: Heard<Counted>) {
  const { id: eventId, payload } = event;
  const { complaintId } = payload;
  const at = timeOf(payload);
  const detail = z.encode(type.shape, payload) as Record<string, string>;
  const same = sameIn === null ? null : { field: sameIn, value: detail[sameIn] as string };
  const taken = await findTaken(em, { complaintId, subjects: takesBack, before: at, same });
  await em.insert(Fact, { ...taken, eventId, subject: type.subject, at, takesBack: taken.eventId, detail });
  const { type: takenType, adds } = countingOf(taken.subject);
  await addToDailyFigures(em, taken, negated(adds(z.decode(takenType.shape, taken.detail as never), defaultPolicy)));
}

/** As the event says itself, or as was said last before it. */
function isConfidential(
  em: EntityManager,
  payload: Counted & { confidentialTowardsStore?: boolean },
): Promise<boolean> | boolean {
  return payload.confidentialTowardsStore ?? findConfidential(em, payload.complaintId);
}
