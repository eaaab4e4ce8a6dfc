import { chance } from './chance.js';
import { addSigns, vectorOf } from './model.js';
import { type Example, type Learner, type Lesson, step } from './train.js';

/** How many earlier examples are repeated with each new one, so that it does not drive them out. */
const REPEATED = 8;
const FEWEST_BEFORE_TRAINING = 10;
const SHARE_BEFORE_TRAINING = 0.1;

/**
 * Learns one more example at once. One of a label that the model does not know waits for the next training, which is due
 * then.
 * Source: R17.
 */
export function learn(learner: Learner, { label, features }: Example): void {
  const { model, lessons } = learner;
  learner.learnedSince += 1;
  const place = model.labels.indexOf(label);
  if (place < 0) {
    learner.learnedSince = Number.POSITIVE_INFINITY;
    return;
  }
  addSigns(model, features);
  const lesson: Lesson = { vector: vectorOf(model.signs, features), label: place };
  const random = chance(model.signs.examples);
  step(model, lesson);
  for (let repeated = 0; repeated < REPEATED; repeated++) {
    step(model, lessons[Math.floor(random() * lessons.length)] as Lesson);
  }
  step(model, lesson);
  lessons.push(lesson);
}

/** Whether so much is new that it should be trained anew, from all examples. */
export const isDue = ({ model, learnedSince }: Learner): boolean =>
  learnedSince >= Math.max(FEWEST_BEFORE_TRAINING, model.signs.examples * SHARE_BEFORE_TRAINING);
