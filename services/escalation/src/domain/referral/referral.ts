import { DeadlineKind, RuleError } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { type CaseFile, type Decision, decide, isClosed, OPEN_STATES, requireTurn } from '../case.js';
import { armFor, newestOf, next } from '../deadline.js';
import { meetAfterwards } from '../meet-afterwards.js';
import type { CaseState } from '../vocabulary.js';

/** To whom a case may be referred. Source: R36, R46. */
export const ReferredTo = {
  MAKER: 'MAKER',
  CARRIER: 'CARRIER',
  INSTALLER: 'INSTALLER',
  DEPARTMENT: 'DEPARTMENT',
  OTHER: 'OTHER',
} as const;
export type ReferredTo = (typeof ReferredTo)[keyof typeof ReferredTo];

/** The longest term of a referral, in days. */
const MOST_DAYS = 90;

/** What is asked of somebody beside the chain's own people. */
export interface Referring {
  /** The id of the new referral. */
  referralId: string;
  to: ReferredTo;
  /** The department asked; null where it is none. */
  departmentId: string | null;
  dueAt: Date;
  now: Date;
}

/**
 * Asks somebody else for an answer by a term; the owner stays answerable, and no other clock changes.
 * @throws RuleError DEPARTMENT_MISSING, DEPARTMENT_SUPERFLUOUS
 * @throws RuleError REFERRAL_DUE_IN_PAST, REFERRAL_TOO_LONG
 * @throws RuleError CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R36, R46.
 */
export function refer(file: CaseFile, { referralId, to, departmentId, dueAt, now }: Referring): Decision {
  requireTurn(file, OPEN_STATES, now);
  if (to === ReferredTo.DEPARTMENT && !departmentId)
    throw new RuleError('DEPARTMENT_MISSING', 'A department of the chain is named.', ['departmentId']);
  if (to !== ReferredTo.DEPARTMENT && departmentId)
    throw new RuleError('DEPARTMENT_SUPERFLUOUS', 'Who is outside the chain is no department.', ['departmentId']);
  if (dueAt <= now) throw new RuleError('REFERRAL_DUE_IN_PAST', 'An answer is due ahead.', ['dueAt']);
  if (dueAt > after(now, MOST_DAYS * DAY_MS))
    throw new RuleError('REFERRAL_TOO_LONG', `An answer is due within ${MOST_DAYS} days.`, ['dueAt']);
  const arming = { kind: DeadlineKind.REFERRAL, subject: referralId, armedAt: now, limit: { until: dueAt } };
  return decide(file, { deadlines: [next(file.deadlines, armFor(arming, file.rules))] });
}

/** What of a referral decides what may be said of it. */
export interface ReferralFacts {
  id: string;
  referredAt: Date;
}

/**
 * Records what came back, also after the end of the case: the copy is kept all the same.
 * @throws RuleError ANSWERED_ALREADY, RECEIVED_BEFORE_REFERRAL, RECEIVED_IN_FUTURE
 * Source: R36, R46.
 */
export function recordAnswer(
  file: CaseFile,
  {
    referral,
    isAnswered,
    receivedAt,
    now,
  }: { referral: ReferralFacts; isAnswered: boolean; receivedAt: Date; now: Date },
): Decision {
  if (isAnswered) throw new RuleError('ANSWERED_ALREADY', 'The answer has been recorded already.', ['referralId']);
  if (receivedAt < referral.referredAt)
    throw new RuleError('RECEIVED_BEFORE_REFERRAL', 'An answer comes after what was asked.', ['receivedAt']);
  if (receivedAt > now) throw new RuleError('RECEIVED_IN_FUTURE', 'An answer lies behind.', ['receivedAt']);
  const clock = newestOf(file.deadlines, { kind: DeadlineKind.REFERRAL, subject: referral.id });
  if (!clock || clock.cancelledAt) return decide(file, {});
  const met = meetAfterwards(file.case, clock, { at: receivedAt, now });
  return decide(file, { deadlines: [met.clock], events: met.events });
}

/** The referrals of a case that nobody answered by its end: the copies that are missing in its archive. Source: R36. */
export const missingCopies = <Referral extends { id: string }>(
  state: CaseState,
  referrals: readonly Referral[],
  answered: ReadonlySet<string>,
): Referral[] => (isClosed(state) ? referrals.filter(({ id }) => !answered.has(id)) : []);
