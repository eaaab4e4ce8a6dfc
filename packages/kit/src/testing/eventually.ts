import { wakeTimers } from './wake-timers.js';

const LOOK_EVERY_MS = 20;

/**
 * Waits for a condition with a bound: tries until the check answers without throwing, and its answer is not undefined.
 * Each time timers look again as well, since many a condition waits for one of them.
 * @throws the check's last error, or that nothing came, when the bound is reached
 */
export async function eventually<T>(
  check: () => Promise<T | undefined> | T | undefined,
  withinMs = 10_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  let last: unknown = new Error('the condition was never checked');
  do {
    try {
      const answer = await check();
      if (answer !== undefined) return answer;
      last = new Error(`nothing came within ${withinMs} ms`);
    } catch (error) {
      last = error;
    }
    wakeTimers();
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  } while (performance.now() < end);
  throw last;
}
