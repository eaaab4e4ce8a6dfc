import {
  DeadlineKind,
  DecisionOutcome,
  decisionIssued,
  Level,
  PostKind,
  RuleError,
  type Tier,
} from '@complaints/contracts';
import { type CaseFile, type Decision, decide, OPEN_STATES, placeOf, requireTurn } from '../case.js';
import { metInTime } from '../deadline.js';

/** What a decision was weighed by, in words; null where it played no part. Source: R33. */
export interface Weighing {
  liability: string | null;
  expectation: string | null;
  compromise: string | null;
  marketEffect: string | null;
  fairness: string | null;
  arbitration: string | null;
}

/** What of a decision decides what may follow it. */
export interface IssuedFacts {
  id: string;
  /** Where the case stood when it was issued. */
  tier: Tier;
  /** The post that it was issued from. */
  issuedFrom: PostKind;
  issuedAt: Date;
}

/** What is said on the demand of a customer. */
export interface Ruling {
  decisionId: string;
  /** Opens the letter to whoever holds it. */
  readKey: string;
  outcome: DecisionOutcome;
  weighing: Weighing;
  /** How to appeal; null where it is not said. */
  appealText: string | null;
  now: Date;
}

/**
 * Decides on the demand: an outcome, which goes to the customer at once and is a first answer where none was given.
 * @throws RuleError WEIGHING_MISSING
 * @throws RuleError APPEAL_TEXT_MISSING when it falls short of the demand without saying how to appeal
 * @throws RuleError CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R21, R33, R36, R38.
 */
export function issue(file: CaseFile, { decisionId, readKey, outcome, weighing, appealText, now }: Ruling): Decision {
  requireTurn(file, OPEN_STATES, now);
  if (Object.values(weighing).every((words) => words === null))
    throw new RuleError('WEIGHING_MISSING', 'A decision says what was weighed.', ['weighing']);
  if (outcome !== DecisionOutcome.GRANTED && !appealText)
    throw new RuleError('APPEAL_TEXT_MISSING', 'What falls short of the demand says how to appeal.', ['appealText']);
  return decide(file, {
    case: { ...file.case, outcomeAt: now },
    deadlines: metInTime(file.deadlines, [{ kind: DeadlineKind.FIRST_ANSWER }], now),
    events: [decisionIssued.of({ ...placeOf(file.case), decisionId, readKey, outcome, issuedAt: now })],
  });
}

/** The tier of the regional president, who has the last word but on what is ABNORMAL. Source: R23. */
const LAST_TIER: Tier = 3;

/** Whether nobody above has anything to say on it: the regional president's, of an ABNORMAL case the executive president's. Source: R38. */
export const isFinal = ({ tier, issuedFrom }: IssuedFacts, { level }: { level: Level }): boolean =>
  level === Level.ABNORMAL ? issuedFrom === PostKind.EXECUTIVE_PRESIDENT : tier === LAST_TIER;
