import { DecisionRefusal } from './decision/decision-refusal.js';
import { IssuedDecision } from './decision/issued-decision.js';
import { DoneStep } from './emergency/done-step.js';
import { Referral } from './referral/referral.js';
import { ReferralAnswer } from './referral/referral-answer.js';
import { Responsibility } from './responsibility/responsibility.js';
import { ResponsibilityComment } from './responsibility/responsibility-comment.js';
import { ResponsibilityWithdrawal } from './responsibility/responsibility-withdrawal.js';
import { StatutoryEntry } from './statutory/statutory-entry.js';

/** The tables of answers: to the customer, of those referred to, in an emergency, to the law, and for what went wrong. */
export const answerTables = [
  IssuedDecision,
  DecisionRefusal,
  Referral,
  ReferralAnswer,
  DoneStep,
  StatutoryEntry,
  Responsibility,
  ResponsibilityComment,
  ResponsibilityWithdrawal,
] as const;
