import {
  ComplaintStatus,
  caseClimbed,
  caseClosed,
  caseContacted,
  caseReopened,
  caseResolved,
  complaintAmended,
  complaintClosed,
  complaintImported,
  complaintLevelled,
  complaintMerged,
  complaintRegistered,
  complaintReopened,
  complaintRouted,
  complaintSeparated,
  DeadlineKind,
  deadlineMissed,
  disbursementPaid,
  disbursementPaidV1,
  disbursementReversed,
  type EventType,
  handlingRated,
  LEVELS,
  Level,
  planAccepted,
} from '@complaints/contracts';
import { MINUTE_MS } from '@complaints/kit/pure';
import type { AnalyticsPolicy } from './policy.js';

/** Everything that is counted. Sums are whole minutes, whole fen, or whole points of satisfaction. Source: R80. */
export const COUNTERS = [
  'registered',
  'repeats',
  'first',
  'second',
  'major',
  'abnormal',
  'closed',
  'closedWithoutAgreement',
  'closedProvisionally',
  'superseded',
  'merged',
  'separated',
  'rises',
  'handOvers',
  'contacted',
  'contactedInTime',
  'contactMissed',
  'plansAccepted',
  'plansInTime',
  'planMissed',
  'climbs',
  'resolved',
  'resolutionMinutesSum',
  'ratings',
  'satisfied',
  'resultSatisfactionSum',
  'handlingSatisfactionSum',
  'payments',
  'paidFen',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** What one event adds. */
export type Counts = Partial<Record<Counter, number>>;

/** What every counted event says of where it belongs. */
export interface Counted {
  complaintId: string;
  storeId: string | null;
  regionId: string | null;
}

/** How one kind of event is counted. */
export interface Counting<Payload extends Counted = Counted> {
  readonly type: EventType<Payload>;
  /** The event's own time; its day is the day that is counted on. */
  readonly at: (payload: Payload) => Date;
  readonly adds: (payload: Payload, policy: AnalyticsPolicy) => Counts;
  /** Subjects: what the last of these before it added is taken back, on the day and at the place where it was added. */
  readonly takesBack: readonly string[];
  /** The field that says which of them is taken back, in both; null where they are of a complaint as a whole. */
  readonly sameIn: string | null;
}

const counting = <Payload extends Counted>(
  type: EventType<Payload>,
  at: Counting<Payload>['at'],
  adds: Counting<Payload>['adds'],
): Counting => ({ type, at, adds, takesBack: [], sameIn: null }) as unknown as Counting;

const takingBack = <Payload extends Counted>(
  type: EventType<Payload>,
  at: Counting<Payload>['at'],
  { taken, sameIn = null }: { taken: readonly { subject: string }[]; sameIn?: (keyof Payload & string) | null },
): Counting => ({ ...counting(type, at, () => ({})), takesBack: taken.map(({ subject }) => subject), sameIn });

interface Payment extends Counted {
  amountFen: number;
  paidAt: Date;
}
const payments = (type: EventType<Payment>): Counting =>
  counting(
    type,
    ({ paidAt }) => paidAt,
    ({ amountFen }) => ({ payments: 1, paidFen: amountFen }),
  );

/** What is left of a figure once what was counted is taken back. */
export const negated = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([counter, number]) => [counter, -number]));

const one = (fact: boolean): number => (fact ? 1 : 0);

const LEVEL_COUNTER = {
  [Level.FIRST]: 'first',
  [Level.SECOND]: 'second',
  [Level.MAJOR]: 'major',
  [Level.ABNORMAL]: 'abnormal',
} as const;

/** Which event adds what: the whole definition of the figures. Source: R80. */
export const COUNTING: readonly Counting[] = [
  counting(
    complaintRegistered,
    (complaint) => complaint.acceptedAt,
    (complaint) => ({
      registered: 1,
      repeats: one(complaint.repeatOfId !== null),
      [LEVEL_COUNTER[complaint.level]]: 1,
    }),
  ),
  // History is no work of today: it is kept so that what follows of it finds its place.
  counting(
    complaintImported,
    (complaint) => complaint.acceptedAt,
    () => ({}),
  ),
  // Of what was joined when it was registered nothing was told before: now it counts, on the day it was accepted.
  counting(
    complaintSeparated,
    (complaint) => (complaint.isNew ? complaint.acceptedAt : complaint.separatedAt),
    ({ isNew, level }) => (isNew ? { registered: 1, [LEVEL_COUNTER[level]]: 1 } : { separated: 1 }),
  ),
  counting(
    complaintMerged,
    (complaint) => complaint.mergedAt,
    () => ({ merged: 1 }),
  ),
  counting(
    complaintLevelled,
    (complaint) => complaint.levelledAt,
    ({ level, previousLevel }) => ({ rises: one(LEVELS.indexOf(level) > LEVELS.indexOf(previousLevel)) }),
  ),
  counting(
    complaintRouted,
    (complaint) => complaint.routedAt,
    () => ({ handOvers: 1 }),
  ),
  // It adds nothing: it says who may see what is counted from then on. Source: R91.
  counting(
    complaintAmended,
    (complaint) => complaint.amendedAt,
    () => ({}),
  ),
  // A complaint that a repeat took over or that was a duplicate has ended, but nobody closed it.
  counting(
    complaintClosed,
    (complaint) => complaint.closedAt,
    ({ status }) => ({
      closed: one(status !== ComplaintStatus.SUPERSEDED && status !== ComplaintStatus.MERGED),
      closedWithoutAgreement: one(status === ComplaintStatus.CLOSED_WITHOUT_AGREEMENT),
      closedProvisionally: one(status === ComplaintStatus.CLOSED_PROVISIONALLY),
      superseded: one(status === ComplaintStatus.SUPERSEDED),
    }),
  ),
  // What goes on was not closed, whatever it comes to later. Source: R35, R70.
  takingBack(complaintReopened, (complaint) => complaint.reopenedAt, { taken: [complaintClosed] }),
  counting(
    caseContacted,
    (contact) => contact.contactedAt,
    (contact) => ({ contacted: 1, contactedInTime: one(contact.inTime) }),
  ),
  // Missed on the day it fell due, also when the clock fired later. Source: R25.
  counting(
    deadlineMissed,
    (deadline) => deadline.dueAt,
    ({ kind }) => ({ contactMissed: one(kind === DeadlineKind.CONTACT), planMissed: one(kind === DeadlineKind.PLAN) }),
  ),
  counting(
    planAccepted,
    (plan) => plan.acceptedAt,
    (plan) => ({ plansAccepted: 1, plansInTime: one(plan.inTime) }),
  ),
  counting(
    caseClimbed,
    (step) => step.climbedAt,
    () => ({ climbs: 1 }),
  ),
  counting(
    caseResolved,
    (resolved) => resolved.resolvedAt,
    ({ openedAt, resolvedAt }) => ({
      resolved: 1,
      resolutionMinutesSum: Math.floor((resolvedAt.getTime() - openedAt.getTime()) / MINUTE_MS),
    }),
  ),
  // Its complaint is what is counted as closed: it is kept so that a reopening takes back no older resolution.
  counting(
    caseClosed,
    (closed) => closed.closedAt,
    () => ({}),
  ),
  takingBack(caseReopened, (reopened) => reopened.reopenedAt, { taken: [caseResolved, caseClosed] }),
  counting(
    handlingRated,
    (rating) => rating.ratedAt,
    ({ resultSatisfaction, handlingSatisfaction, solved }, { satisfiedFrom }) => ({
      ratings: 1,
      satisfied: one(solved && Math.min(resultSatisfaction, handlingSatisfaction) >= satisfiedFrom),
      resultSatisfactionSum: resultSatisfaction,
      handlingSatisfactionSum: handlingSatisfaction,
    }),
  ),
  ...[disbursementPaidV1, disbursementPaid].map(payments),
  // What was paid by mistake was not paid, whatever is paid instead. Source: R64.
  takingBack(disbursementReversed, (reversal) => reversal.reversedAt, {
    ...{ taken: [disbursementPaidV1, disbursementPaid], sameIn: 'disbursementId' as const },
  }),
];

const BY_SUBJECT = new Map(COUNTING.map((one) => [one.type.subject, one]));

/** How an event of a subject is counted. */
export function countingOf(subject: string): Counting {
  const found = BY_SUBJECT.get(subject);
  if (!found) throw new Error(`there is no counting of ${subject}`);
  return found;
}
