/** How long answers took, in milliseconds. */
export interface Figures {
  what: string;
  asked: number;
  'p50 ms': number;
  'p99 ms': number;
  'most ms': number;
  note: string;
}

/** The smallest value that so many percent do not exceed. */
export const percentile = (sorted: readonly number[], percent: number): number =>
  Math.round((sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0) * 10) / 10;

/**
 * Asks again and again, so many at a time, after a tenth as a warm-up that is not measured.
 * @param ask gets the number of the question, and answers a note about the answer
 */
export async function measure(
  what: string,
  { times, atOnce = 1 }: { times: number; atOnce?: number },
  ask: (number: number) => Promise<string>,
): Promise<Figures> {
  let note = '';
  for (let number = 0; number < Math.ceil(times / 10); number += 1) note = await ask(number);
  const took: number[] = [];
  let next = 0;
  const asker = async () => {
    for (let number = next++; number < times; number = next++) {
      const since = performance.now();
      await ask(number);
      took.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  const sorted = took.toSorted((a, b) => a - b);
  const figures = {
    what,
    asked: times,
    'p50 ms': percentile(sorted, 50),
    'p99 ms': percentile(sorted, 99),
    'most ms': percentile(sorted, 100),
    note,
  };
  console.log(`  ${what}: p50 ${figures['p50 ms']} ms, p99 ${figures['p99 ms']} ms (${note})`);
  return figures;
}
