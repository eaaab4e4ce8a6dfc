/** From here on two titles are of the same matter. */
export const SIMILAR_FROM = 0.5;

/** A title by its letters and digits alone, in one width and small, so that spaces and punctuation make no difference. */
export const plainTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * How alike two plain titles are: Dice's coefficient of their pairs of neighbouring characters.
 * @param a as {@link plainTitle} answers it
 * @param b as {@link plainTitle} answers it
 * @returns 0 (nothing in common, or nothing to compare) to 1 (the same pairs)
 */
export function similarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const pairsOfA = pairsOf(a);
  const pairsOfB = pairsOf(b);
  const unmatched = new Map<string, number>();
  for (const pair of pairsOfA) unmatched.set(pair, (unmatched.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairsOfB) {
    const left = unmatched.get(pair) ?? 0;
    if (left > 0) {
      common += 1;
      unmatched.set(pair, left - 1);
    }
  }
  const all = pairsOfA.length + pairsOfB.length;
  return all === 0 ? 0 : (2 * common) / all;
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
