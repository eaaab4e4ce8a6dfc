import { RuleError } from '@complaints/contracts';
import { optionalText } from '../text.js';

/** What a customer says of a round of the plan, as it was typed. */
export interface GivenPlanAnswer {
  accepted: boolean;
  /** What the customer would have otherwise; only of an objection. */
  objection?: string | null;
}

/** The same, checked; the words are kept as written. */
export interface CheckedPlanAnswer {
  accepted: boolean;
  objection: string | null;
}

const MOST_OBJECTION_CHARACTERS = 2_000;

/**
 * @throws RuleError OBJECTION_WITH_ACCEPTANCE
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG beyond {@link MOST_OBJECTION_CHARACTERS}
 * Source: R32.
 */
export function readPlanAnswer({ accepted, ...given }: GivenPlanAnswer): CheckedPlanAnswer {
  const objection = optionalText(given.objection, { path: ['objection'], most: MOST_OBJECTION_CHARACTERS });
  if (accepted && objection !== null) {
    throw new RuleError('OBJECTION_WITH_ACCEPTANCE', 'Who accepts a plan does not object to it.', ['objection']);
  }
  return { accepted, objection };
}
