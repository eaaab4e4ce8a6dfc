import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { addToDailyFigures, clearDay, type FiguresKey, NIL } from '../data/daily-figures.js';
import { type Fact, findFactsOfDay } from '../data/fact.js';
import { COUNTING, type Counts } from '../domain/counting.js';
import { defaultPolicy } from '../domain/policy.js';
import { type Tally, totalOf } from '../domain/rates.js';

const FACTS_PER_PAGE = 5_000;
const COUNTING_OF = new Map(COUNTING.map((counting) => [counting.type.subject, counting]));

/**
 * Counts one day again from its facts and replaces what was kept. Counting of new events waits meanwhile, so that none
 * is lost or counted twice.
 * @returns how many facts were counted
 */
export async function rebuildDay(em: EntityManager, day: string): Promise<number> {
  await clearDay(em, day);
  const figures = new Map<string, { key: FiguresKey; tally: Tally }>();
  let counted = 0;
  for (let after = NIL; ; ) {
    const facts = await findFactsOfDay(em, day, { after, rows: FACTS_PER_PAGE });
    for (const fact of facts) addFact(figures, fact);
    counted += facts.length;
    const last = facts.at(-1);
    if (!last) break;
    after = last.eventId;
  }
  for (const { key, tally } of figures.values()) await addToDailyFigures(em, key, tally);
  return counted;
}

function addFact(figures: Map<string, { key: FiguresKey; tally: Tally }>, fact: Fact): void {
  const { storeId, regionId, day, confidential } = fact;
  const place = `${storeId} ${regionId} ${confidential}`;
  const held = figures.get(place);
  figures.set(place, {
    key: { storeId, regionId, day, confidential },
    tally: totalOf([held?.tally ?? {}, countsOf(fact)]),
  });
}

function countsOf({ subject, detail }: Fact): Counts {
  const counting = COUNTING_OF.get(subject);
  if (!counting) throw new Error(`there is no counting of ${subject}`);
  return counting.adds(z.decode(counting.type.shape, detail as never), defaultPolicy);
}
