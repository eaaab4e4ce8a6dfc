/** From here on two texts may be of the same matter. */
export const SIMILAR_FROM = 0.5;

/** A text by its letters and digits alone, in one width and small, so that spaces and punctuation make no difference. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * How alike two plain texts are: Dice's coefficient of their pairs of neighbouring characters.
 * @param a as {@link plainText} answers it
 * @param b as {@link plainText} answers it
 * @returns 0 (nothing in common, or nothing to compare) to 1 (the same pairs)
 */
export const similarity = (a: string, b: string): number => similarityTo(a)(b);

/** As {@link similarity} of one text to many. */
export function similarityTo(a: string): (b: string) => number {
  const pairsOfA = pairsOf(a);
  const counts = new Map<string, number>();
  for (const pair of pairsOfA) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return (b) => {
    if (a === b) return a === '' ? 0 : 1;
    const pairsOfB = pairsOf(b);
    const met = new Map<string, number>();
    let common = 0;
    for (const pair of pairsOfB) {
      const before = met.get(pair) ?? 0;
      if (before < (counts.get(pair) ?? 0)) common += 1;
      met.set(pair, before + 1);
    }
    const all = pairsOfA.length + pairsOfB.length;
    return all === 0 ? 0 : (2 * common) / all;
  };
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
