import { after, DAY_MS, dayOf, instantOf } from '@complaints/kit/pure';
import { FlagKind } from '../vocabulary.js';
import type { Rule } from './rule.js';
import { isGranted, type Use } from './use.js';

/** The day of a zone on which a use was granted; null where it is not. Source: R63. */
const dayGranted = (use: Use, timeZone: string): string | null =>
  isGranted(use) ? dayOf(use.grantedAt, timeZone) : null;

/** Many uses granted from one post on one day. Source: R66. */
export const manyInADay: Rule = {
  neighbourhood: (use, { timeZone }) => {
    const day = dayGranted(use, timeZone);
    if (day === null) return null;
    const midnight = Date.parse(`${day}T00:00:00Z`);
    const [from, next] = [instantOf(midnight, timeZone), instantOf(midnight + DAY_MS, timeZone)];
    return { by: 'GRANTS', of: use.postId, from, until: after(next, -1), subject: `${use.postId}:${day}` };
  },
  judge: (use, neighbours, { timeZone, watch: { manyInADayFrom: from } }) => {
    const day = dayGranted(use, timeZone);
    const uses = neighbours.filter((one) => one.postId === use.postId && dayGranted(one, timeZone) === day);
    return day !== null && uses.length >= from ? { uses, why: { kind: FlagKind.MANY_IN_A_DAY, from, day } } : null;
  },
};
