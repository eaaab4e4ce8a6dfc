let last: Promise<unknown> = Promise.resolve();

/** Does things one after the other, so that no two are in memory. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
