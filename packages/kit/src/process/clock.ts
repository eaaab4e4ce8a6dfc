/** Where doors read the time; rules never do, they are told. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
