/** What is remembered of an address: whether it is worth asking. */
export interface Breaker {
  /** Failures since the last answer. */
  readonly failures: number;
  /** When it opened, or was last tried since. */
  readonly triedAtMs: number;
  /** How long a trial is waited for. */
  readonly tryEveryMs: number;
}

const FAILURES_TO_OPEN = 5;
/** Between trials: a hung address costs each a request's time. */
export const TRY_EVERY_MS = 1_000;
/** Of one that refuses connections, as while it is restarted: that costs nothing, and it may be back at any moment. */
export const TRY_REFUSING_EVERY_MS = 100;

/** Of an address that answers. */
export const CLOSED: Breaker = { failures: 0, triedAtMs: 0, tryEveryMs: TRY_EVERY_MS };

/** Whether the address failed so often in a row that it is left alone, but for trials. */
export const isOpen = ({ failures }: Breaker): boolean => failures >= FAILURES_TO_OPEN;

/**
 * Whether an open address may be tried: so long after it opened, then again and again whatever became of the last trial, so
 * that one that hangs holds nothing up. A clock set back is no reason to wait longer.
 */
export function trialIsDue(breaker: Breaker, nowMs: number): boolean {
  const waitedMs = nowMs - breaker.triedAtMs;
  return isOpen(breaker) && (waitedMs >= breaker.tryEveryMs || waitedMs < 0);
}

/** After a trial was let through; no other is due for a while. */
export const tried = (breaker: Breaker, nowMs: number): Breaker => ({ ...breaker, triedAtMs: nowMs });

/** After a failure. Requests that were under way when it opened do not put off the next trial by failing later. */
export function failed(breaker: Breaker, nowMs: number, tryEveryMs = TRY_EVERY_MS): Breaker {
  const failures = breaker.failures + 1;
  return { failures, triedAtMs: failures === FAILURES_TO_OPEN ? nowMs : breaker.triedAtMs, tryEveryMs };
}
