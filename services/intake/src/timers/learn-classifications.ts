import type { Timer } from '@complaints/kit';
import { followExamples } from '../data/classification/learned.js';

/** Learns what people decided, in every process for itself, within a second. Source: R17. */
export const learnClassifications: Timer = {
  name: 'learn-classifications',
  pass: (dataSource) => followExamples(dataSource),
};
