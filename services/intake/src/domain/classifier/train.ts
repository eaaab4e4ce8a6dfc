import { chance, shuffled } from './chance.js';
import { countSigns, type Model, noSigns, scoresOf, softmax, type Vector, vectorOf } from './model.js';
import { sharpnessFor } from './sharpness.js';
import type { Features } from './signs.js';

/** A text that somebody gave a label, by its features. */
export interface Example {
  label: string;
  features: Features;
}

/** An example as a model in training sees it. */
export interface Lesson {
  vector: Vector;
  /** The place of its label. */
  label: number;
}

/** A model with the examples it was made of, so that it can go on learning. */
export interface Learner {
  readonly model: Model;
  /** What it is reminded of, the newest last. */
  readonly lessons: Lesson[];
  /** How many examples it has learned one by one since it was trained. */
  learnedSince: number;
}

/** So many times each example is gone through, fewer where there are many of them: training takes seconds. */
const MOST_ROUNDS = 10;
const FEWEST_ROUNDS = 3;
const ENOUGH_STEPS = 40_000;
const STEP = 5;
const BIAS_STEP = 0.5;
const MOST_BALANCE = 5;
/** Held out by turns, a fifth at a time, until so many were predicted without having been learned. */
const ENOUGH_HELD_OUT = 400;
const MOST_HELD_OUT = 1_000;
const FOLDS = 5;
/** How many lessons are learned between two places where others may have their turn. */
const LESSONS_BETWEEN_TURNS = 50;

/**
 * Learns examples from nothing: the same examples in the same order always make the same model. It stops many times
 * on the way, so that whoever runs it can let others have their turn.
 * Source: R17.
 */
export function* training(examples: readonly Example[]): Generator<void, Learner> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const signs = noSigns();
  for (const [index, { features }] of examples.entries()) {
    countSigns(signs, features);
    if (index % LESSONS_BETWEEN_TURNS === 0) yield;
  }
  const lessons: Lesson[] = [];
  for (const { label, features } of examples) {
    lessons.push({ vector: vectorOf(signs, features), label: labels.indexOf(label) });
    if (lessons.length % LESSONS_BETWEEN_TURNS === 0) yield;
  }
  const blank = { labels, signs, balance: balanceOf(lessons, labels.length) };
  const heldOut: { scores: Float64Array; label: number }[] = [];
  const order = shuffled(lessons.length, chance(FOLDS));
  for (let fold = 0; fold < FOLDS && heldOut.length < ENOUGH_HELD_OUT; fold++) {
    const isHeldOut = (place: number) => place % FOLDS === fold;
    const known = lessons.filter((_, index) => !isHeldOut(order[index] as number));
    const model = yield* fit(blank, known);
    for (const [index, { vector, label }] of lessons.entries()) {
      if (!isHeldOut(order[index] as number) || heldOut.length === MOST_HELD_OUT) continue;
      heldOut.push({ scores: scoresOf(model, vector), label });
    }
  }
  const model = yield* fit(blank, lessons);
  return { model: { ...model, sharpness: sharpnessFor(heldOut) }, lessons, learnedSince: 0 };
}

/** Learns examples without a stop. */
export function train(examples: readonly Example[]): Learner {
  const steps = training(examples);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function* fit(blank: Pick<Model, 'labels' | 'signs' | 'balance'>, lessons: readonly Lesson[]): Generator<void, Model> {
  const width = blank.labels.length;
  const model: Model = {
    ...blank,
    weights: new Float32Array(blank.signs.rows * width),
    bias: new Float64Array(width),
    sharpness: 1,
  };
  const random = chance(lessons.length);
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, Math.ceil(ENOUGH_STEPS / lessons.length)));
  for (let round = 0; round < rounds; round++) {
    let learned = 0;
    for (const index of shuffled(lessons.length, random)) {
      step(model, lessons[index] as Lesson);
      learned += 1;
      if (learned % LESSONS_BETWEEN_TURNS === 0) yield;
    }
  }
  return model;
}

/** Goes one step towards what an example says. */
export function step(model: Model, { vector, label }: Lesson): void {
  const { labels, weights, bias, balance } = model;
  const width = labels.length;
  const towards = softmax(scoresOf(model, vector));
  for (let other = 0; other < width; other++) {
    towards[other] = ((other === label ? 1 : 0) - (towards[other] as number)) * (balance[label] as number);
    (bias[other] as number) += (towards[other] as number) * BIAS_STEP;
  }
  for (let at = 0; at < vector.rows.length; at++) {
    const start = (vector.rows[at] as number) * width;
    const value = (vector.values[at] as number) * STEP;
    for (let other = 0; other < width; other++) {
      (weights[start + other] as number) += value * (towards[other] as number);
    }
  }
}

function balanceOf(lessons: readonly Lesson[], labels: number): Float64Array {
  const counts = new Float64Array(labels);
  for (const { label } of lessons) (counts[label] as number) += 1;
  return counts.map((count) => Math.min(lessons.length / (labels * count), MOST_BALANCE));
}
