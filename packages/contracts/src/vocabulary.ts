/** Closed vocabularies that more than one service uses. Key = value = database text = GraphQL name = wire text. */

/** Source: R10–R14. */
export const Level = { FIRST: 'FIRST', SECOND: 'SECOND', MAJOR: 'MAJOR', ABNORMAL: 'ABNORMAL' } as const;
export type Level = (typeof Level)[keyof typeof Level];

/** From the mildest to the gravest. */
export const LEVELS = [Level.FIRST, Level.SECOND, Level.MAJOR, Level.ABNORMAL] as const;

/** How the chain came to know. Source: R1. */
export const Source = {
  PRESIDENT: 'PRESIDENT',
  SPOKESPERSON: 'SPOKESPERSON',
  MAILBOX: 'MAILBOX',
  STORE: 'STORE',
  PUBLIC_WEB: 'PUBLIC_WEB',
  MEDIA: 'MEDIA',
  CONSUMER_ASSOCIATION: 'CONSUMER_ASSOCIATION',
  AUTHORITY: 'AUTHORITY',
} as const;
export type Source = (typeof Source)[keyof typeof Source];

/** Sources outside the chain: even the first complaint from one is MAJOR. Source: R1, R12. */
export const EXTERNAL_SOURCES: readonly Source[] = [
  Source.PUBLIC_WEB,
  Source.MEDIA,
  Source.CONSUMER_ASSOCIATION,
  Source.AUTHORITY,
];

/** The way in. Source: R1. */
export const ChannelKind = {
  COUNTER: 'COUNTER',
  PHONE: 'PHONE',
  EMAIL: 'EMAIL',
  WEB_FORM: 'WEB_FORM',
  APP: 'APP',
  CHAT: 'CHAT',
  TEXT_MESSAGE: 'TEXT_MESSAGE',
  SOCIAL_MEDIA: 'SOCIAL_MEDIA',
  LETTER: 'LETTER',
} as const;
export type ChannelKind = (typeof ChannelKind)[keyof typeof ChannelKind];

/** What a complaint has come to. Source: "How the pieces move together". */
export const ComplaintStatus = {
  OPEN: 'OPEN',
  RESOLVED: 'RESOLVED',
  CLOSED_PROVISIONALLY: 'CLOSED_PROVISIONALLY',
  CLOSED_WITHOUT_AGREEMENT: 'CLOSED_WITHOUT_AGREEMENT',
  SUPERSEDED: 'SUPERSEDED',
  MERGED: 'MERGED',
} as const;
export type ComplaintStatus = (typeof ComplaintStatus)[keyof typeof ComplaintStatus];

/** Why the level of a complaint is another than before. Source: R14. */
export const LevelCause = {
  /** What said the same was joined to it. */
  DUPLICATE_JOINED: 'DUPLICATE_JOINED',
  /** What had been joined by mistake was taken away. */
  DUPLICATE_LEFT: 'DUPLICATE_LEFT',
  /** Complaints came to its matter or left it. */
  MATTER_CHANGED: 'MATTER_CHANGED',
  /** A fact about it or an earlier one was wrong. */
  FACTS_CORRECTED: 'FACTS_CORRECTED',
  /** An outcome that came before it was heard of after it. */
  OUTCOME_LEARNED: 'OUTCOME_LEARNED',
  /** Attempts at settling it failed. Source: R13, R24. */
  ATTEMPTS_FAILED: 'ATTEMPTS_FAILED',
} as const;
export type LevelCause = (typeof LevelCause)[keyof typeof LevelCause];

/** How soon a complaint must be seen to; URGENT, then IMPORTANT, come first in every work list. Source: R16. */
export const Urgency = { URGENT: 'URGENT', IMPORTANT: 'IMPORTANT', NORMAL: 'NORMAL' } as const;
export type Urgency = (typeof Urgency)[keyof typeof Urgency];

/** How hard a complaint is to handle; it weighs workload and lengthens no clock. Source: R16. */
export const Difficulty = { SIMPLE: 'SIMPLE', COMPLEX: 'COMPLEX', DIFFICULT: 'DIFFICULT' } as const;
export type Difficulty = (typeof Difficulty)[keyof typeof Difficulty];

/** The kinds of post. Source: glossary. */
export const PostKind = {
  CLERK: 'CLERK',
  STORE_MANAGER: 'STORE_MANAGER',
  REGIONAL_DIRECTOR: 'REGIONAL_DIRECTOR',
  REGIONAL_PRESIDENT: 'REGIONAL_PRESIDENT',
  REGIONAL_VICE_PRESIDENT: 'REGIONAL_VICE_PRESIDENT',
  REGIONAL_HR: 'REGIONAL_HR',
  CASHIER: 'CASHIER',
  DEPARTMENT_HEAD: 'DEPARTMENT_HEAD',
  EXECUTIVE_PRESIDENT: 'EXECUTIVE_PRESIDENT',
  STORE_HEADQUARTERS: 'STORE_HEADQUARTERS',
  CUSTOMER_SERVICE: 'CUSTOMER_SERVICE',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;
export type PostKind = (typeof PostKind)[keyof typeof PostKind];

/** A rung of ownership: 1 store manager, 2 regional director, 3 regional president. Source: R20. */
export type Tier = 1 | 2 | 3;

/** The clocks of a case. */
export const DeadlineKind = {
  /** The customer is reached. Source: R21. */
  CONTACT: 'CONTACT',
  /** A NORMAL complaint has a first answer with process and expected time. Source: R21. */
  FIRST_ANSWER: 'FIRST_ANSWER',
  /** Owner and customer agree on a plan. Source: R22. */
  PLAN: 'PLAN',
  /** What an accepted plan promises is done. Source: R23. */
  DELIVERY: 'DELIVERY',
  /** A step of an accepted plan is done. Source: R34. */
  TASK: 'TASK',
  /** A step of the emergency procedure is done. Source: R18. */
  EMERGENCY: 'EMERGENCY',
  /** An outside company or a department answers. Source: R46. */
  REFERRAL: 'REFERRAL',
  /** A clock that the law runs. Source: R19. */
  STATUTORY: 'STATUTORY',
} as const;
export type DeadlineKind = (typeof DeadlineKind)[keyof typeof DeadlineKind];

/** Why a case went up a tier. Source: R23. */
export const LadderTrigger = {
  BEYOND_AUTHORITY: 'BEYOND_AUTHORITY',
  PLAN_DEADLINE_MISSED: 'PLAN_DEADLINE_MISSED',
  PLAN_OVERDUE: 'PLAN_OVERDUE',
} as const;
export type LadderTrigger = (typeof LadderTrigger)[keyof typeof LadderTrigger];

/** Why the customer of a case cannot be reached. Source: R35. */
export const UnreachableCause = {
  /** Enough attempts by enough means on enough days reached nobody. */
  ATTEMPTS: 'ATTEMPTS',
  /** No way to reach the customer is known. */
  NO_CONTACT: 'NO_CONTACT',
} as const;
export type UnreachableCause = (typeof UnreachableCause)[keyof typeof UnreachableCause];

/** How a case ended that was not resolved. Source: R35, R38. */
export const ClosingKind = {
  /** The customer could not be reached; the case goes on if they return. */
  PROVISIONALLY: 'PROVISIONALLY',
  /** The customer refused the final decision: unresolved and dissatisfied. */
  WITHOUT_AGREEMENT: 'WITHOUT_AGREEMENT',
} as const;
export type ClosingKind = (typeof ClosingKind)[keyof typeof ClosingKind];

/** Why a closed case goes on. Source: R35, R70. */
export const ReopeningCause = {
  /** The customer who could not be reached is back. */
  CUSTOMER_RETURNED: 'CUSTOMER_RETURNED',
  /** What was said to be done is not. */
  WORK_UNDONE: 'WORK_UNDONE',
} as const;
export type ReopeningCause = (typeof ReopeningCause)[keyof typeof ReopeningCause];

/** How far a decision meets the customer's demand. Source: R33. */
export const DecisionOutcome = {
  GRANTED: 'GRANTED',
  PARTLY_GRANTED: 'PARTLY_GRANTED',
  REFUSED: 'REFUSED',
} as const;
export type DecisionOutcome = (typeof DecisionOutcome)[keyof typeof DecisionOutcome];

/** Why an accepted plan is no longer in force. Source: R23, R34. */
export const WithdrawalCause = {
  /** Its last due date passed. */
  PLAN_OVERDUE: 'PLAN_OVERDUE',
  /** Owner and customer agreed on another. */
  REPLACED: 'REPLACED',
  /** The case ended without it. */
  CASE_ENDED: 'CASE_ENDED',
} as const;
export type WithdrawalCause = (typeof WithdrawalCause)[keyof typeof WithdrawalCause];

/** What somebody is answerable for in a case; the one is kept apart from the other. Source: R73. */
export const ResponsibilityKind = {
  /** What the complaint is about. */
  CAUSED: 'CAUSED',
  /** That it was not solved in time. */
  DELAYED: 'DELAYED',
} as const;
export type ResponsibilityKind = (typeof ResponsibilityKind)[keyof typeof ResponsibilityKind];

/** What a deputy may do for the holder of a post. Source: R26. */
export const DeputyScope = { CASES: 'CASES', APPROVALS: 'APPROVALS', FORMS: 'FORMS' } as const;
export type DeputyScope = (typeof DeputyScope)[keyof typeof DeputyScope];
/** What the holder of a post may do, and a deputy named without reserve. */
export const EVERY_SCOPE: DeputyScope[] = Object.values(DeputyScope);

/** What money from the reserve fund is for. Source: R60. */
export const Purpose = { RETURN: 'RETURN', EXCHANGE: 'EXCHANGE', COMPENSATION: 'COMPENSATION' } as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** Why the fund refused a request. */
export const RejectionReason = {
  /** The approver's decision. */
  DECIDED: 'DECIDED',
  /** No post's authority covers it in this period. */
  BEYOND_EVERY_AUTHORITY: 'BEYOND_EVERY_AUTHORITY',
  /** The budget that would cover it has not been set. Source: R60. */
  BUDGET_NOT_SET: 'BUDGET_NOT_SET',
  /** Nobody decided while the hold lasted. Source: R65. */
  EXPIRED: 'EXPIRED',
} as const;
export type RejectionReason = (typeof RejectionReason)[keyof typeof RejectionReason];

/** Why a disbursement is carried out no further. Source: R65. */
export const CancellationCause = {
  /** Somebody called it off. */
  BY_HAND: 'BY_HAND',
  /** The plan that asked for it is no longer in force. */
  PLAN_WITHDRAWN: 'PLAN_WITHDRAWN',
} as const;
export type CancellationCause = (typeof CancellationCause)[keyof typeof CancellationCause];

/** Why a post may not grant a request for money. Source: R60, R61. */
export const RouteObstacle = {
  BELOW_OWNER_TIER: 'BELOW_OWNER_TIER',
  LEVEL_NOT_COVERED: 'LEVEL_NOT_COVERED',
  PURPOSE_NOT_COVERED: 'PURPOSE_NOT_COVERED',
  /** All uses for the complaint together are more than the post may grant for one. */
  OVER_PER_USE: 'OVER_PER_USE',
  /** Too little is left of the period. */
  PERIOD_EXHAUSTED: 'PERIOD_EXHAUSTED',
  BUDGET_NOT_SET: 'BUDGET_NOT_SET',
  /** The complaint has no store or region whose post it could be. */
  NO_SUCH_PLACE: 'NO_SUCH_PLACE',
  VACANT: 'VACANT',
} as const;
export type RouteObstacle = (typeof RouteObstacle)[keyof typeof RouteObstacle];

/** How confidential a policy document is. Source: the paragraph on policy. */
export const ConfidentialityGrade = { INTERNAL: 'INTERNAL', CONFIDENTIAL: 'CONFIDENTIAL', SECRET: 'SECRET' } as const;
export type ConfidentialityGrade = (typeof ConfidentialityGrade)[keyof typeof ConfidentialityGrade];

/** The days of a week, from Monday. */
export const Weekday = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];
