import { type Model, scoresOf, softmax, type Vector, vectorOf } from './model.js';
import { featuresOf } from './signs.js';
import { wordsFor } from './words.js';

/** A label, and how likely it is to be the right one, 0 to 1. */
export interface Ranked {
  label: string;
  confidence: number;
}

/** One of the labels that a text might have. */
interface Choice extends Ranked {
  /** The words of the text that led to it, the strongest first. */
  words: string[];
}

/** Why nothing is suggested. */
export const Silence = {
  TOO_FEW_EXAMPLES: 'TOO_FEW_EXAMPLES',
  NOTHING_KNOWN: 'NOTHING_KNOWN',
  NOT_SURE: 'NOT_SURE',
} as const;
export type Silence = (typeof Silence)[keyof typeof Silence];

/** What is suggested for one text; nothing, with why, rather than a guess. */
type Suggestion = { choices: Choice[]; silence: null } | { choices: []; silence: Silence };

/** When something is suggested. */
export interface SuggestionRule {
  fewestExamples: number;
  /** 0 to 1. */
  leastConfidence: number;
}

const MOST_CHOICES = 3;
/** What is less likely than this beside the first is not worth a person's look. */
const LEAST_BESIDE = 0.01;

const silent = (silence: Silence): Suggestion => ({ choices: [], silence });

/** Every label of a model for a text, the likeliest first. */
export function rank(model: Model, vector: Vector): Ranked[] {
  const likely = softmax(scoresOf(model, vector), model.sharpness);
  return model.labels
    .map((label, place) => ({ label, confidence: likely[place] as number }))
    .sort((a, b) => b.confidence - a.confidence);
}

/**
 * Suggests labels for a text, the likeliest first, at most three.
 * @param model null while nothing has been learned
 * Source: R17.
 */
export function suggest(model: Model | null, text: string, rule: SuggestionRule): Suggestion {
  if (!model || model.labels.length < 2 || model.signs.examples < rule.fewestExamples) {
    return silent(Silence.TOO_FEW_EXAMPLES);
  }
  const vector = vectorOf(model.signs, featuresOf(text));
  if (vector.rows.length === 0) return silent(Silence.NOTHING_KNOWN);
  const ranked = rank(model, vector).slice(0, MOST_CHOICES);
  if ((ranked[0] as Ranked).confidence < rule.leastConfidence) return silent(Silence.NOT_SURE);
  const choices = ranked
    .filter(({ confidence }, place) => place === 0 || confidence >= LEAST_BESIDE)
    .map((choice) => ({ ...choice, words: wordsFor(model, text, choice.label) }));
  return { choices, silence: null };
}
