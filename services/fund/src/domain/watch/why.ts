import type { FlagKind } from '../vocabulary.js';

interface FromOn {
  /** From so many uses on. */
  from: number;
}
interface WithinDays extends FromOn {
  withinDays: number;
}

/** By which figures of the policy uses are flagged. Amounts are whole fen, days those of the policy's zone. Source: R66. */
interface FiguresOf {
  SEVERAL_FOR_COMPLAINT: FromOn;
  SEVERAL_FOR_MATTER: FromOn;
  /** `limitFen` is what the post may grant for one complaint. */
  JUST_BELOW_LIMIT: WithinDays & { percent: number; limitFen: number };
  SAME_CUSTOMER: WithinDays;
  SAME_PAYEE: WithinDays;
  MANY_IN_A_DAY: FromOn & { day: string };
  /** `limitFen` is what the post that granted one of them may grant for one complaint. */
  EXCESS_AFTER_MERGE: { limitFen: number };
  /** `day` is when the plan was withdrawn. */
  PAID_WITHOUT_PLAN: { day: string };
}

/** Why uses are flagged, where that is one kind. */
export type WhyOf<Kind extends FlagKind> = { kind: Kind } & FiguresOf[Kind];

/** The figures of any kind. */
export type Figures = FiguresOf[FlagKind];

/** Why uses are flagged. */
export type Why = { [Kind in FlagKind]: WhyOf<Kind> }[FlagKind];
