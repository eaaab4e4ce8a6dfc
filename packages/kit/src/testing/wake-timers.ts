import type { LookSooner } from '../timer.js';

let waking = new AbortController();

/** For the services of a test: their timers look again whenever they are woken. */
export const whenWoken: LookSooner = () => waking.signal;

/**
 * Has every timer of this process look again at once: what it looks for may be there by now. Timers that looked every few
 * milliseconds instead would keep the database busy for as long as a test runs.
 */
export function wakeTimers(): void {
  const woken = waking;
  waking = new AbortController();
  woken.abort();
}
