/** Closed vocabularies of the handling of cases. Key = value = database text = GraphQL name. */

/** Where a case stands. Source: "How the pieces move together". */
export const CaseState = {
  WAITING_CONTACT: 'WAITING_CONTACT',
  PLANNING: 'PLANNING',
  /** Nobody can be reached; the contact and plan clocks stand still. Source: R35. */
  UNREACHABLE: 'UNREACHABLE',
  AGREED: 'AGREED',
  DONE: 'DONE',
  RESOLVED: 'RESOLVED',
  CLOSED_PROVISIONALLY: 'CLOSED_PROVISIONALLY',
  CLOSED_WITHOUT_AGREEMENT: 'CLOSED_WITHOUT_AGREEMENT',
  SUPERSEDED: 'SUPERSEDED',
  MERGED: 'MERGED',
} as const;
export type CaseState = (typeof CaseState)[keyof typeof CaseState];

/** What has become of a clock. Source: R25. */
export const DeadlineState = { RUNNING: 'RUNNING', MET: 'MET', MISSED: 'MISSED', CANCELLED: 'CANCELLED' } as const;
export type DeadlineState = (typeof DeadlineState)[keyof typeof DeadlineState];

/** Why an attempt at settling a case failed. Source: R24. */
export const FailureCause = {
  PLAN_DEADLINE_MISSED: 'PLAN_DEADLINE_MISSED',
  PLAN_OVERDUE: 'PLAN_OVERDUE',
  /** The customer came back dissatisfied with its outcome. */
  OUTCOME_DISSATISFIED: 'OUTCOME_DISSATISFIED',
} as const;
export type FailureCause = (typeof FailureCause)[keyof typeof FailureCause];

/** Who was spoken to. Source: R15, R21. */
export const ContactPerson = {
  CUSTOMER: 'CUSTOMER',
  /** Who acts for the customer, and so counts as the customer. */
  REPRESENTATIVE: 'REPRESENTATIVE',
  OTHER: 'OTHER',
} as const;
export type ContactPerson = (typeof ContactPerson)[keyof typeof ContactPerson];

/** What changed where a case stands, beside its clocks, plan and steps. */
export const CaseActKind = {
  FLAG_RAISED: 'FLAG_RAISED',
  CLOSED_PROVISIONALLY: 'CLOSED_PROVISIONALLY',
  CLOSED_WITHOUT_AGREEMENT: 'CLOSED_WITHOUT_AGREEMENT',
  REOPENED: 'REOPENED',
} as const;
export type CaseActKind = (typeof CaseActKind)[keyof typeof CaseActKind];

/** How a customer was spoken to. Source: R21. */
export const ContactMeans = {
  PHONE: 'PHONE',
  TEXT_MESSAGE: 'TEXT_MESSAGE',
  EMAIL: 'EMAIL',
  CHAT: 'CHAT',
  LETTER: 'LETTER',
  IN_PERSON: 'IN_PERSON',
} as const;
export type ContactMeans = (typeof ContactMeans)[keyof typeof ContactMeans];

/** How something was found out about a complaint. Source: R30. */
export const InvestigationMethod = {
  INTERNAL_RECORDS: 'INTERNAL_RECORDS',
  PHONE: 'PHONE',
  LETTER: 'LETTER',
  SITE_VISIT: 'SITE_VISIT',
  EXPERT_OPINION: 'EXPERT_OPINION',
} as const;
export type InvestigationMethod = (typeof InvestigationMethod)[keyof typeof InvestigationMethod];

/** What a plan offers. Source: R31. */
export const Remedy = {
  REPLACE: 'REPLACE',
  REFUND: 'REFUND',
  COMPENSATE: 'COMPENSATE',
  REPAIR: 'REPAIR',
  APOLOGISE: 'APOLOGISE',
  IMPROVE_SERVICE: 'IMPROVE_SERVICE',
  OTHER: 'OTHER',
} as const;
export type Remedy = (typeof Remedy)[keyof typeof Remedy];

/** What has become of a round of a plan. Source: R32. */
export const PlanState = {
  PROPOSED: 'PROPOSED',
  /** A newer round took its place. */
  REPLACED: 'REPLACED',
  /** The handler states that the customer accepted, and a second person has to verify it. */
  STATED: 'STATED',
  ACCEPTED: 'ACCEPTED',
  /** The customer said no. */
  OBJECTED: 'OBJECTED',
  /** The case left its owner before the round was accepted. */
  LAPSED: 'LAPSED',
  /** It was accepted, but the fund does not grant its money. */
  COMPENSATION_REFUSED: 'COMPENSATION_REFUSED',
  /** It was accepted, but somebody called its money off. Source: R65. */
  COMPENSATION_CANCELLED: 'COMPENSATION_CANCELLED',
  /** It was accepted, and its last due date passed. Source: R23. */
  OVERDUE: 'OVERDUE',
  /** It was accepted, and what was said to be done was not. Source: R70. */
  UNDONE: 'UNDONE',
} as const;
export type PlanState = (typeof PlanState)[keyof typeof PlanState];

/** What changes after a setback. Source: R34. */
export const SetbackChange = {
  COMMUNICATION: 'COMMUNICATION',
  RESOURCES: 'RESOURCES',
  OUTSIDE_SUPPORT: 'OUTSIDE_SUPPORT',
  OTHER: 'OTHER',
} as const;
export type SetbackChange = (typeof SetbackChange)[keyof typeof SetbackChange];

/** What has become of a step of a plan that was accepted. Source: R34. */
export const TaskState = {
  OPEN: 'OPEN',
  DONE: 'DONE',
  /** The case went on without the plan. */
  CANCELLED: 'CANCELLED',
  /** An adjustment of the plan put others in its place. */
  REPLACED: 'REPLACED',
} as const;
export type TaskState = (typeof TaskState)[keyof typeof TaskState];

/** What shows that the customer accepted. Source: R32. */
export const ProofKind = {
  SIGNATURE: 'SIGNATURE',
  RECORDING: 'RECORDING',
  ANSWERED_LINK: 'ANSWERED_LINK',
  /** The handler's own statement, which a second person has to verify. */
  STATEMENT: 'STATEMENT',
} as const;
export type ProofKind = (typeof ProofKind)[keyof typeof ProofKind];

/** Why a clock may stand still, where the policy allows it. */
export const PauseReason = {
  AWAITING_CUSTOMER: 'AWAITING_CUSTOMER',
  AWAITING_EXPERT: 'AWAITING_EXPERT',
  FORCE_MAJEURE: 'FORCE_MAJEURE',
} as const;
export type PauseReason = (typeof PauseReason)[keyof typeof PauseReason];

/** Clocks that the law runs beside ours. Source: R19. */
export const StatutoryPack = {
  /** A refund or return delayed over 15 days counts as deliberate. */
  REFUND_DELAY: 'REFUND_DELAY',
  /** The 12315 enterprise channel allows 10 working days to negotiate. */
  ENTERPRISE_12315: 'ENTERPRISE_12315',
  /** The authority decides on acceptance in 7 working days. */
  AUTHORITY_ACCEPTANCE: 'AUTHORITY_ACCEPTANCE',
  /** Mediation ends after 45 working days, by the older rule. */
  MEDIATION_45_WORKING_DAYS: 'MEDIATION_45_WORKING_DAYS',
  /** Mediation ends after 60 days. */
  MEDIATION_60_DAYS: 'MEDIATION_60_DAYS',
} as const;
export type StatutoryPack = (typeof StatutoryPack)[keyof typeof StatutoryPack];

/** How a day is otherwise than its day of the week. Source: R27. */
export const CalendarDayKind = {
  HOLIDAY: 'HOLIDAY',
  /** A make-up working day. */
  WORKDAY: 'WORKDAY',
} as const;
export type CalendarDayKind = (typeof CalendarDayKind)[keyof typeof CalendarDayKind];

/** What somebody makes of a clock that jumped. */
export const AlarmVerdict = {
  /** What was recorded meanwhile waits for a person to look at each. */
  KEEP: 'KEEP',
  /** What was recorded meanwhile is right. */
  LIFT: 'LIFT',
} as const;
export type AlarmVerdict = (typeof AlarmVerdict)[keyof typeof AlarmVerdict];
