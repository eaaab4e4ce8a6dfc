import type { Recorded } from './recorded.js';

/** One line of what is printed. */
export interface DeadlineFigures extends Recorded {
  what: string;
  bar: string;
}
