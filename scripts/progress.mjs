/** The beginning of this run, for the durations that are printed. */
const beginning = performance.now();

/** @param {number} since from `performance.now()` */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** How long this run has taken so far. */
export const elapsed = () => seconds(beginning);

/** @param {string} line */
export const say = (line) => console.log(line);

/**
 * Does one step of the work and prints what it is and how long it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  say(`… ${title}`);
  const result = await work();
  say(`✓ ${title} (${seconds(since)})`);
  return result;
}
