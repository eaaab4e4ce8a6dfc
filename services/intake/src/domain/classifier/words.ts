import type { Model } from './model.js';
import { vectorOf } from './model.js';
import { bucketIn, countIn, featuresOf, readable, signsOf } from './signs.js';

const MOST_WORDS = 5;
/** A sign counts as a reason when it says at least this part of what the strongest one says. */
const LEAST_SHARE = 0.2;

/**
 * The words of a text that led to a label, the strongest first. They are taken from the text itself: the model holds
 * none. Signs that overlap are one word.
 * Source: R17.
 */
export function wordsFor(model: Model, text: string, label: string): string[] {
  const read = readable(text);
  const said = whatSignsSay(model, text, model.labels.indexOf(label));
  const strongest = Math.max(0, ...said.values());
  const reasons = signsOf(read)
    .map(({ bucket, from, to }) => ({ from, to, weight: said.get(bucket) ?? 0 }))
    .filter(({ weight }) => weight > 0 && weight >= strongest * LEAST_SHARE)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const weightOf = new Map<string, number>();
  for (let at = 0; at < reasons.length; ) {
    const { from } = reasons[at] as (typeof reasons)[0];
    let to = from;
    let weight = 0;
    for (let next = reasons[at]; next && (next.from < to || next.from === from); next = reasons[at]) {
      to = Math.max(to, next.to);
      weight += next.weight;
      at += 1;
    }
    const word = read.slice(from, to);
    weightOf.set(word, Math.max(weightOf.get(word) ?? 0, weight));
  }
  return [...weightOf]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** By sign: how much more its occurrence speaks for a label than for labels in general. */
function whatSignsSay(model: Model, text: string, label: number): Map<number, number> {
  const { labels, weights, signs } = model;
  const used = featuresOf(text).filter((feature) => signs.rowOf[bucketIn(feature)] !== 0);
  const { rows, values } = vectorOf(signs, used);
  return new Map(
    used.map((feature, at) => {
      const start = (rows[at] as number) * labels.length;
      const mean = labels.reduce((sum, _, other) => sum + (weights[start + other] as number), 0) / labels.length;
      const says = (values[at] as number) * ((weights[start + label] as number) - mean);
      return [bucketIn(feature), says / countIn(feature)] as const;
    }),
  );
}
