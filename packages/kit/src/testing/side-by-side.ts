/** Does work on many things, so many at a time at the most. */
export async function sideBySide<T>(atOnce: number, things: readonly T[], work: (thing: T) => Promise<unknown>) {
  const waiting = [...things];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
