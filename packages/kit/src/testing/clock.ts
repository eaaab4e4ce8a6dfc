import type { Clock } from '../process/clock.js';

/** A clock that stands still until it is moved by hand. */
export class MovableClock implements Clock {
  private instant: Date;

  constructor(start = new Date('2026-11-23T01:30:00.000Z')) {
    this.instant = start;
  }

  now(): Date {
    return this.instant;
  }

  moveBy(ms: number): Date {
    this.instant = new Date(this.instant.getTime() + ms);
    return this.instant;
  }

  moveTo(instant: Date): void {
    this.instant = instant;
  }
}
