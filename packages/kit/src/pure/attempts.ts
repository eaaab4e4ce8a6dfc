/** How long to wait after each attempt at sending, in milliseconds; long enough for an attempt to end. */
const WAIT_AFTER_ATTEMPT_MS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000] as const;
/** After so many attempts a message is given up. */
export const MOST_ATTEMPTS = 10;

/** When the next attempt is due after one that begins now. @param attempts how many there were with this one, from 1 */
export function nextAttemptAt(attempts: number, now: Date): Date {
  const wait = WAIT_AFTER_ATTEMPT_MS[Math.min(attempts, WAIT_AFTER_ATTEMPT_MS.length) - 1] ?? WAIT_AFTER_ATTEMPT_MS[0];
  return new Date(now.getTime() + wait);
}
