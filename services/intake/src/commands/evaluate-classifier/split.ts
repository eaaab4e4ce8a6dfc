import { chance, shuffled } from '../../domain/classifier/chance.js';

/** What may be learned, and what is asked about afterwards. */
export interface Split<Row> {
  learned: Row[];
  asked: Row[];
}

const SHARE_LEARNED = 0.8;

/**
 * Splits rows 80 to 20 by customer, so that nobody is asked about whose words were learned. Both parts are in an order by
 * chance; the same seed splits alike.
 */
export function splitByCustomer<Row extends { customer: string }>(rows: readonly Row[], seed: number): Split<Row> {
  const random = chance(seed);
  const byCustomer = [...Map.groupBy(rows, ({ customer }) => customer).values()];
  const learned: Row[] = [];
  const asked: Row[] = [];
  for (const index of shuffled(byCustomer.length, random)) {
    const part = learned.length < rows.length * SHARE_LEARNED ? learned : asked;
    part.push(...(byCustomer[index] as Row[]));
  }
  return { learned: inChanceOrder(learned, random), asked };
}

const inChanceOrder = <Row>(rows: readonly Row[], random: () => number): Row[] =>
  Array.from(shuffled(rows.length, random), (index) => rows[index] as Row);
