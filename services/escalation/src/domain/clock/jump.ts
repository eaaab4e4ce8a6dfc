import { MINUTE_MS } from '@complaints/kit/pure';

/** Whose clock of the day it is. */
export const Timepiece = { SERVICE: 'SERVICE', DATABASE: 'DATABASE' } as const;
export type Timepiece = (typeof Timepiece)[keyof typeof Timepiece];

/** What both clocks showed at one moment, and how far the process had counted. */
export interface Reading {
  serviceAt: Date;
  databaseAt: Date;
  /** Milliseconds, of a count that goes on evenly whatever the clocks of the day show. */
  countedMs: number;
}

/** A clock of the day that shows something else than the time that has passed. */
export interface Jump {
  timepiece: Timepiece;
  /** What it should show. */
  fromAt: Date;
  /** What it shows. */
  toAt: Date;
  /** After this instant, by the service's clock, nothing that was recorded is to be relied on. */
  heldFromAt: Date;
}

/** A clock may lag behind by so much, and no more. */
const MOST_BACKWARDS_MS = 5_000;
/** A clock may be ahead by so much, and no more. */
const MOST_FORWARDS_MS = 10 * MINUTE_MS;

/**
 * Whether one of the clocks jumped between two readings of one process: it fell back, or ran ahead, of the time that has
 * passed. That is what the process counted, or more where both clocks agree on more: the machine slept, and that is no jump.
 * Source: R25.
 */
export function jumpOf(previous: Reading, present: Reading): Jump | null {
  const serviceMs = present.serviceAt.getTime() - previous.serviceAt.getTime();
  const databaseMs = present.databaseAt.getTime() - previous.databaseAt.getTime();
  const passedMs = Math.max(present.countedMs - previous.countedMs, Math.min(serviceMs, databaseMs));
  if (isJump(serviceMs - passedMs)) {
    const fromAt = new Date(previous.serviceAt.getTime() + passedMs);
    const heldFromAt = serviceMs > passedMs ? previous.serviceAt : present.serviceAt;
    return { timepiece: Timepiece.SERVICE, fromAt, toAt: present.serviceAt, heldFromAt };
  }
  if (!isJump(databaseMs - passedMs)) return null;
  const fromAt = new Date(previous.databaseAt.getTime() + passedMs);
  return { timepiece: Timepiece.DATABASE, fromAt, toAt: present.databaseAt, heldFromAt: present.serviceAt };
}

const isJump = (ms: number): boolean => ms < -MOST_BACKWARDS_MS || ms > MOST_FORWARDS_MS;
