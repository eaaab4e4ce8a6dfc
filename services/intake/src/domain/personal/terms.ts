import { maskedText } from './masked-text.js';

/** A word is told only once so many different persons have used it: what fewer say may tell who they are. */
export const TERM_SEEN_BY = 5;
/** So many terms are told of one complaint at the most. */
export const MOST_TERMS = 20;

const MOST_LETTERS = 20;
/** Words that say nothing of what a complaint is about. */
const STOP_WORDS = new Set(
  (
    '我们 你们 他们 她们 自己 大家 没有 不是 就是 还是 但是 可是 因为 所以 如果 已经 现在 时候 这个 那个 这样 那样 这些 那些 什么 怎么 为什么 ' +
    '可以 不能 不会 一个 一下 一直 一次 然后 而且 或者 以及 对于 关于 需要 要求 希望 认为 觉得 知道 非常 特别 真的 请问 谢谢 你好 您好 ' +
    'the and for you are was were with that this have has had not but they them from your our about there their been will would could'
  ).split(' '),
);

/** What masking left of a number or an address. */
const MASKED = /[\w.@%+-]{0,300}[@*][\w.@*%+-]{0,300}/g;
/** Two Chinese signs, or three letters. */
const TELLING = /^(?:[\p{Script=Han}\p{M}]{2,}|[\p{L}\p{M}]{3,})$/u;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The words of a text that may become terms: each once, in the order in which they come, in small letters. Left out are
 * numbers, whatever holds one, addresses, and what belongs to the person's own name.
 * Source: R94.
 */
export function wordsOf(text: string, ownNames: readonly string[]): string[] {
  const shown = maskedText(text).normalize('NFKC').replace(MASKED, ' ').toLowerCase();
  const names = ownNames.map((name) => name.normalize('NFKC').toLowerCase());
  const found = new Set<string>();
  for (const { segment, isWordLike } of words.segment(shown)) {
    if (isWordLike && isTelling(segment) && !names.some((name) => name.includes(segment) || segment.includes(name)))
      found.add(segment);
  }
  return [...found];
}

const isTelling = (word: string): boolean => word.length <= MOST_LETTERS && TELLING.test(word) && !STOP_WORDS.has(word);
