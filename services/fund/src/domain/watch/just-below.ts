import { FlagKind } from '../vocabulary.js';
import { type Rule, unusual } from './rule.js';
import { around, inSpans } from './span.js';
import { stands, type Use } from './use.js';

/**
 * Whether what was asked for a complaint until then stays within what the post may grant for one, by no more than so many
 * percent of it. Both edges count: all that the post may just grant, and exactly so many percent less.
 * Source: R66.
 */
function isJustBelow(use: Use, percent: number): use is Use & { perUseFen: number } {
  const { perUseFen, totalFen } = use;
  if (perUseFen === null || totalFen === null) return false;
  return totalFen <= perUseFen && totalFen * 100 >= perUseFen * (100 - percent);
}

/** A series of uses before one post, each just below what it may grant. Source: R66. */
export const justBelowLimit: Rule = {
  neighbourhood: (use, { watch }) =>
    isJustBelow(use, watch.justBelowPercent)
      ? { by: 'POST', of: use.postId, subject: use.postId, ...around(use, watch.justBelowWithinDays) }
      : null,
  judge: (use, neighbours, { watch }) => {
    const span = { from: watch.justBelowFrom, withinDays: watch.justBelowWithinDays };
    const percent = watch.justBelowPercent;
    if (!isJustBelow(use, percent)) return null;
    const isOne = (one: Use) => stands(one) && one.postId === use.postId && isJustBelow(one, percent);
    const uses = inSpans(use, neighbours.filter(isOne), span);
    return unusual(uses, { kind: FlagKind.JUST_BELOW_LIMIT, ...span, percent, limitFen: use.perUseFen });
  },
};
