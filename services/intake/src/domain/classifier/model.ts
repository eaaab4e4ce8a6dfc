import { BUCKETS, bucketIn, countIn, type Features } from './signs.js';

/** A sign is used once so many examples hold it: a name or a rare word never is. Source: R17, R91. */
export const FEWEST_EXAMPLES_OF_A_SIGN = 3;

/** How often each sign was seen, and which of the rows of weights is its. */
export interface Signs {
  /** How many examples there are. */
  examples: number;
  /** By bucket: how many examples hold it. */
  seen: Int32Array;
  /** By bucket: its row from 1; 0 for a sign that is not used. */
  rowOf: Int32Array;
  rows: number;
}

/** A text as a model sees it: the signs that it uses by their rows, weighed, of length 1. */
export interface Vector {
  rows: Int32Array;
  values: Float64Array;
}

/** A multinomial logistic regression over signs. */
export interface Model {
  labels: readonly string[];
  signs: Signs;
  /** By row and label. */
  weights: Float32Array;
  /** By label. */
  bias: Float64Array;
  /** How much one step of learning an example of a label weighs, so that rare labels are not drowned. */
  balance: Float64Array;
  /** What scores are multiplied by so that confidences come true. */
  sharpness: number;
}

/** Room is made for more rows than needed, so that it is not made with each example. */
const ROOM_TO_GROW = 1.25;

export const noSigns = (): Signs => ({
  examples: 0,
  seen: new Int32Array(BUCKETS),
  rowOf: new Int32Array(BUCKETS),
  rows: 0,
});

/** Counts the signs of one more example. */
export function countSigns(signs: Signs, features: Features): void {
  signs.examples += 1;
  for (const feature of features) {
    const bucket = bucketIn(feature);
    const seen = (signs.seen[bucket] as number) + 1;
    signs.seen[bucket] = seen;
    if (seen === FEWEST_EXAMPLES_OF_A_SIGN) {
      signs.rows += 1;
      signs.rowOf[bucket] = signs.rows;
    }
  }
}

/** Counts the signs of one more example in a model that goes on learning; signs that come into use say nothing yet. */
export function addSigns(model: Model, features: Features): void {
  countSigns(model.signs, features);
  const needed = model.signs.rows * model.labels.length;
  if (needed <= model.weights.length) return;
  const roomier = new Float32Array(Math.ceil(needed * ROOM_TO_GROW));
  roomier.set(model.weights);
  model.weights = roomier;
}

/** Weighs the signs of a text: those often in it and seldom in others most. */
export function vectorOf({ examples, seen, rowOf }: Signs, features: Features): Vector {
  const used = features.filter((feature) => rowOf[bucketIn(feature)] !== 0);
  const values = Float64Array.from(used, (feature) => {
    const rarity = Math.log((1 + examples) / (1 + (seen[bucketIn(feature)] as number)));
    return (1 + Math.log(countIn(feature))) * rarity;
  });
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return {
    rows: Int32Array.from(used, (feature) => (rowOf[bucketIn(feature)] as number) - 1),
    values: values.map((value) => value / length),
  };
}

/** The score of each label for a text. */
export function scoresOf({ labels, weights, bias }: Omit<Model, 'sharpness'>, { rows, values }: Vector): Float64Array {
  const scores = bias.slice();
  const width = labels.length;
  for (let at = 0; at < rows.length; at++) {
    const start = (rows[at] as number) * width;
    const value = values[at] as number;
    for (let label = 0; label < width; label++) {
      (scores[label] as number) += value * (weights[start + label] as number);
    }
  }
  return scores;
}

/** Scores as probabilities that add up to 1. Written for speed: learning spends its time here. */
export function softmax(scores: Float64Array, sharpness = 1): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  const likely = new Float64Array(scores.length);
  let sum = 0;
  for (let place = 0; place < scores.length; place++) {
    const power = Math.exp(((scores[place] as number) - highest) * sharpness);
    likely[place] = power;
    sum += power;
  }
  for (let place = 0; place < likely.length; place++) (likely[place] as number) /= sum;
  return likely;
}
