import type { Timer } from '@complaints/kit';
import { forgetAttempts as forget } from '../data/attempt/attempt-window.js';

const MOST_AT_ONCE = 1_000;

/** Lets go of counts that limit nobody any more. */
export const forgetAttempts: Timer = {
  name: 'forget-attempts',
  pass: ({ manager }, now) => forget(manager, now, MOST_AT_ONCE),
};
