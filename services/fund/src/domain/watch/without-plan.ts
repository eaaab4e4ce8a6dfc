import { dayOf } from '@complaints/kit/pure';
import { DisbursementState, FlagKind } from '../vocabulary.js';
import type { Rule } from './rule.js';
import type { Use } from './use.js';

/** When the plan was withdrawn that a use follows from, if the money changed hands after that instant; null otherwise. */
const withdrawnBefore = ({ state, paidAt, planWithdrawnAt }: Use): Date | null =>
  state === DisbursementState.PAID && paidAt !== null && planWithdrawnAt !== null && planWithdrawnAt < paidAt
    ? planWithdrawnAt
    : null;

/** A use that was paid although its plan was no longer in force. Source: R66. */
export const paidWithoutPlan: Rule = {
  neighbourhood: (use) =>
    withdrawnBefore(use) ? { by: 'ITSELF', of: use.id, from: null, until: null, subject: use.id } : null,
  judge: (use, _neighbours, { timeZone }) => {
    const withdrawnAt = withdrawnBefore(use);
    const why = withdrawnAt && { kind: FlagKind.PAID_WITHOUT_PLAN, day: dayOf(withdrawnAt, timeZone) };
    return why && { uses: [use], why };
  },
};
