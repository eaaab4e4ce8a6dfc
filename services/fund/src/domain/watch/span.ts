import { after, DAY_MS } from '@complaints/kit/pure';
import { oldestFirst, type Use } from './use.js';

/** So many uses, the first and the last of them no further apart than so many times 24 hours. */
export interface Span {
  from: number;
  withinDays: number;
}

/** What may be together with a use in a span. */
export const around = ({ requestedAt }: Use, withinDays: number): { from: Date; until: Date } => ({
  from: after(requestedAt, -withinDays * DAY_MS),
  until: after(requestedAt, withinDays * DAY_MS),
});

/**
 * The uses of every span that has so many of them at least, where the use looked at lies within; each use by when it was
 * asked for.
 * Source: R66.
 */
export function inSpans(use: Use, uses: readonly Use[], { from, withinDays }: Span): Use[] {
  const sorted = oldestFirst(uses);
  const at = use.requestedAt.getTime();
  const instants = sorted.map(({ requestedAt }) => requestedAt.getTime());
  const found = new Set<Use>();
  let end = 0;
  for (const [start, begins] of instants.entries()) {
    const ends = begins + withinDays * DAY_MS;
    while ((instants[end] ?? Number.POSITIVE_INFINITY) <= ends) end += 1;
    if (end - start >= from && begins <= at && at <= ends) for (const one of sorted.slice(start, end)) found.add(one);
  }
  return [...found];
}
