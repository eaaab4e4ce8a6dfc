import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { addToDailyFigures, clearDay, type FiguresKey, NIL } from '../data/daily-figures.js';
import { type Fact, findFacts, findFactsOfDay } from '../data/fact.js';
import { type Counts, countingOf, negated } from '../domain/counting.js';
import { defaultPolicy } from '../domain/policy.js';
import { type Tally, totalOf } from '../domain/rates.js';

const FACTS_PER_PAGE = 5_000;

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
    const takenBack = await findFacts(
      em,
      facts.flatMap(({ takesBack }) => takesBack ?? []),
    );
    for (const fact of facts) addFact(figures, fact, countsOf(fact, takenBack));
    counted += facts.length;
    const last = facts.at(-1);
    if (!last) break;
    after = last.eventId;
  }
  for (const { key, tally } of figures.values()) await addToDailyFigures(em, key, tally);
  return counted;
}

function addFact(figures: Map<string, { key: FiguresKey; tally: Tally }>, fact: Fact, counts: Counts): void {
  const { storeId, regionId, day, confidential } = fact;
  const place = `${storeId} ${regionId} ${confidential}`;
  const held = figures.get(place);
  figures.set(place, {
    key: { storeId, regionId, day, confidential },
    tally: totalOf([held?.tally ?? {}, counts]),
  });
}

function countsOf({ subject, detail, takesBack }: Fact, takenBack: ReadonlyMap<string, Fact>): Counts {
  const original = takesBack && takenBack.get(takesBack);
  if (original) return negated(countsOf(original, takenBack));
  const { type, adds } = countingOf(subject);
  return adds(z.decode(type.shape, detail as never), defaultPolicy);
}
