/** Signs are numbered by a hash into so many buckets, so that a number is no word: many words share each. */
export const BUCKETS = 2 ** 20;
const MOST_COUNTED = 255;

/** One sign of a text: a Chinese character, two in a row, or a word of another script. */
export interface Sign {
  bucket: number;
  /** Where it stands in the text as {@link readable}. */
  from: number;
  to: number;
}

/**
 * The signs of a text by number, each with how often it occurs, sorted by number so that nothing of the order is left:
 * `bucket * 256 + count`, which fits 32 bits.
 */
export type Features = readonly number[];

/** A text in the form in which its signs are looked for: one form of each character, small letters. */
export const readable = (text: string): string => text.normalize('NFKC').toLowerCase();

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L}\p{M}*){2,}/gu;
const HAN = /^\p{Script=Han}/u;

/** Every sign of a readable text where it stands. Digits are none, so no phone, order or house number is ever learned. */
export function signsOf(text: string): Sign[] {
  const signs: Sign[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!HAN.test(run)) {
      signs.push({ bucket: bucketOf(run), from: index, to: index + run.length });
      continue;
    }
    let at = index;
    let before = '';
    for (const character of run) {
      const to = at + character.length;
      signs.push({ bucket: bucketOf(character), from: at, to });
      if (before) signs.push({ bucket: bucketOf(before + character), from: at - before.length, to });
      before = character;
      at = to;
    }
  }
  return signs;
}

/** What is learned of a text. Source: R17. */
export function featuresOf(text: string): Features {
  const counts = new Map<number, number>();
  for (const { bucket } of signsOf(readable(text))) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  return [...counts].map(([bucket, count]) => bucket * 256 + Math.min(count, MOST_COUNTED)).sort((a, b) => a - b);
}

export const bucketIn = (feature: number): number => feature >>> 8;
export const countIn = (feature: number): number => feature & 0xff;

/** FNV-1a over the code units, its bits mixed once more because only the lower ones are kept. */
function bucketOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % BUCKETS;
}
