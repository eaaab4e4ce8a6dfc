import {
  type ComplaintStatus,
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
  handlingRated,
  type Level,
  planAccepted,
  type Told,
} from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { COUNTING, type Counted, countingOf, negated } from './counting.js';
import { defaultPolicy } from './policy.js';

const at = new Date('2026-11-23T01:30:00.000Z');
const later = new Date('2026-11-24T01:30:00.000Z');
const place = { complaintId: 'c', storeId: 's', regionId: 'r' };
const ofCase = { ...place, caseId: 'c' };
/** What the fund keeps of a disbursement. */
const kept = { level: 'FIRST', policyVersion: 1 } as const;

/** What an event adds, without what it adds nothing to, and when. */
function counted({ type, payload }: Told) {
  const counting = COUNTING.find((one) => one.type.subject === type.subject);
  if (!counting) throw new Error(`${type.subject} is not counted`);
  const adds = counting.adds(payload as Counted, defaultPolicy);
  return {
    at: counting.at(payload as Counted),
    adds: Object.fromEntries(Object.entries(adds).filter(([, number]) => number !== 0)),
  };
}

const registered = (level: Level, repeatOfId: string | null) =>
  complaintRegistered.of({
    ...place,
    number: 'N',
    matterId: 'm',
    repeatOfId,
    level,
    source: 'STORE',
    channel: 'PHONE',
    confidentialTowardsStore: false,
    acceptedAt: at,
    policyVersion: 1,
  });
const rated = (resultSatisfaction: number, handlingSatisfaction: number, solved: boolean) =>
  handlingRated.of({
    ...place,
    resultSatisfaction,
    handlingSatisfaction,
    solved,
    repeatComplaintId: null,
    ratedAt: at,
  });

describe('R80: what one event adds to the figures', () => {
  test.each([
    ['FIRST', null, { registered: 1, first: 1 }],
    ['FIRST', 'earlier', { registered: 1, first: 1, repeats: 1 }],
    ['SECOND', 'earlier', { registered: 1, second: 1, repeats: 1 }],
    ['MAJOR', null, { registered: 1, major: 1 }],
    ['ABNORMAL', 'earlier', { registered: 1, abnormal: 1, repeats: 1 }],
  ] as const)('a complaint accepted at %s, coming back on %s', (level, repeatOfId, adds) => {
    expect(counted(registered(level, repeatOfId))).toEqual({ at, adds });
  });

  test.each([
    [true, at, { registered: 1, second: 1 }],
    [false, later, { separated: 1 }],
  ])('R5: a complaint that stands by itself again, never counted before: %s', (isNew, day, adds) => {
    const facts = { ...place, number: 'N', matterId: 'm', fromId: 'f', isNew, level: 'SECOND' as const };
    const way = { source: 'STORE', channel: 'PHONE', confidentialTowardsStore: false, policyVersion: 1 } as const;
    expect(counted(complaintSeparated.of({ ...facts, ...way, acceptedAt: at, separatedAt: later }))).toEqual({
      at: day,
      adds,
    });
  });

  test('R5, R6: a complaint that was joined, one that was handed over, and one amended, which counts nothing', () => {
    expect(counted(complaintMerged.of({ ...place, intoId: 'i', matterId: 'm', mergedAt: at }))).toEqual({
      at,
      adds: { merged: 1 },
    });
    const routed = complaintRouted.of({ ...place, departmentId: null, handOvers: 7, routedAt: at });
    expect(counted(routed)).toEqual({ at, adds: { handOvers: 1 } });
    const amended = complaintAmended.of({ ...place, confidentialTowardsStore: true, amendedAt: at });
    expect(counted(amended)).toEqual({ at, adds: {} });
  });

  test('R9: history that is brought in is kept and counts nothing', () => {
    const facts = { ...place, number: 'N', matterId: 'm', level: 'FIRST', source: 'STORE', channel: 'PHONE' } as const;
    const end = { status: 'RESOLVED', confidentialTowardsStore: false, acceptedAt: at, closedAt: later } as const;
    expect(counted(complaintImported.of({ ...facts, ...end }))).toEqual({ at, adds: {} });
  });

  test.each([
    ['FIRST', 'MAJOR', { rises: 1 }],
    ['MAJOR', 'ABNORMAL', { rises: 1 }],
    ['MAJOR', 'SECOND', {}],
  ] as const)('R14: a level that goes from %s to %s', (previousLevel, level, adds) => {
    const cause = 'FACTS_CORRECTED' as const;
    const told = complaintLevelled.of({
      ...place,
      matterId: 'm',
      level,
      previousLevel,
      cause,
      levelledAt: at,
      policyVersion: 1,
    });
    expect(counted(told)).toEqual({ at, adds });
  });

  test.each([
    ['RESOLVED', { closed: 1 }],
    ['CLOSED_PROVISIONALLY', { closed: 1, closedProvisionally: 1 }],
    ['CLOSED_WITHOUT_AGREEMENT', { closed: 1, closedWithoutAgreement: 1 }],
    ['SUPERSEDED', { superseded: 1 }],
    ['MERGED', {}],
  ] as [Exclude<ComplaintStatus, 'OPEN'>, object][])(
    'a complaint that ended %s, on the day it ended',
    (status, adds) => {
      const told = complaintClosed.of({ ...place, matterId: 'm', status, acceptedAt: at, closedAt: later });
      expect(counted(told)).toEqual({ at: later, adds });
    },
  );

  test.each([
    [true, { contacted: 1, contactedInTime: 1 }],
    [false, { contacted: 1 }],
  ])('a contact, in time: %s', (inTime, adds) => {
    expect(counted(caseContacted.of({ ...ofCase, contactedAt: at, dueAt: later, inTime }))).toEqual({ at, adds });
  });

  test.each([
    ['CONTACT', { contactMissed: 1 }],
    ['PLAN', { planMissed: 1 }],
  ] as [DeadlineKind, object][])(
    'R25: a missed %s clock, on the day it fell due and not on that it fired',
    (kind, adds) => {
      expect(counted(deadlineMissed.of({ ...ofCase, kind, generation: 1, dueAt: at, firedAt: later }))).toEqual({
        at,
        adds,
      });
    },
  );

  test('R25: every other clock that is missed counts for nothing here', () => {
    const others = Object.values(DeadlineKind).filter((kind) => kind !== 'CONTACT' && kind !== 'PLAN');
    expect(others).toHaveLength(6);
    for (const kind of others)
      expect(counted(deadlineMissed.of({ ...ofCase, kind, generation: 1, dueAt: at, firedAt: later })).adds).toEqual(
        {},
      );
  });

  test('R35, R70: a reopening adds nothing and takes back the end before it; a case that was closed adds nothing', () => {
    const ended = { ...place, previousStatus: 'RESOLVED', cause: 'WORK_UNDONE', closedAt: at } as const;
    const reopened = complaintReopened.of({ ...ended, matterId: 'm', reopenedAt: later });
    expect(counted(reopened)).toEqual({ at: later, adds: {} });
    expect(countingOf(complaintReopened.subject).takesBack).toEqual([complaintClosed.subject]);
    const again = { cause: 'WORK_UNDONE', tier: 1, ownerPostId: 'p', reopenedAt: later } as const;
    expect(counted(caseReopened.of({ ...ofCase, ...again }))).toEqual({ at: later, adds: {} });
    expect(countingOf(caseReopened.subject).takesBack).toEqual([caseResolved.subject, caseClosed.subject]);
    const closed = caseClosed.of({ ...ofCase, kind: 'PROVISIONALLY', tier: 1, openedAt: at, closedAt: later });
    expect(counted(closed)).toEqual({ at: later, adds: {} });
    expect(negated({ resolved: 1, resolutionMinutesSum: 90 })).toEqual({ resolved: -1, resolutionMinutesSum: -90 });
  });

  test('what is not counted is a fault', () => {
    expect(() => countingOf('escalation.post.changed.v1')).toThrow('there is no counting of');
  });

  test.each([
    [true, { plansAccepted: 1, plansInTime: 1 }],
    [false, { plansAccepted: 1 }],
  ])('an accepted plan, in time: %s', (inTime, adds) => {
    const agreed = {
      level: 'FIRST',
      ownerTier: 1,
      proposerId: 'p',
      planId: 'p',
      round: 1,
      compensation: null,
    } as const;
    expect(counted(planAccepted.of({ ...ofCase, ...agreed, acceptedAt: at, dueAt: later, inTime }))).toEqual({
      at,
      adds,
    });
  });

  test('a step up the tiers', () => {
    const step = { fromTier: 1, toTier: 2, ownerPostId: 'p', trigger: 'PLAN_OVERDUE', climbedAt: at } as const;
    expect(counted(caseClimbed.of({ ...ofCase, ...step }))).toEqual({ at, adds: { climbs: 1 } });
  });

  test.each([
    [59_999, {}],
    [60_000, { resolutionMinutesSum: 1 }],
    [24 * 3_600_000, { resolutionMinutesSum: 1_440 }],
  ])('a resolution after %s ms, in whole minutes', (ms, minutes) => {
    const resolvedAt = new Date(at.getTime() + ms);
    const told = caseResolved.of({ ...ofCase, tier: 1, openedAt: at, resolvedAt });
    expect(counted(told)).toEqual({ at: resolvedAt, adds: { resolved: 1, ...minutes } });
  });

  test.each([
    [3, 3, true, 1],
    [2, 3, true, undefined],
    [3, 2, true, undefined],
    [5, 5, false, undefined],
  ])('R71: a rating of %i and %i, solved: %s', (result, handling, solved, satisfied) => {
    const sums = { resultSatisfactionSum: result, handlingSatisfactionSum: handling };
    expect(counted(rated(result, handling, solved)).adds).toEqual({
      ratings: 1,
      ...sums,
      ...(satisfied && { satisfied }),
    });
  });

  test('a payment, to the fen, as it was told before requests were made by hand and since', () => {
    const payment = { disbursementId: 'd', amountFen: 8_001, purpose: 'RETURN', paidAt: at } as const;
    const added = { at, adds: { payments: 1, paidFen: 8_001 } };
    expect(counted(disbursementPaidV1.of({ ...place, ...payment, planId: 'p' }))).toEqual(added);
    expect(counted(disbursementPaid.of({ ...place, ...payment, ...kept, planId: null }))).toEqual(added);
  });

  test('R64: a payment that was wrong is taken back, by its disbursement, and adds nothing', () => {
    const payment = { disbursementId: 'd', planId: null, amountFen: 8_001, purpose: 'RETURN', paidAt: at } as const;
    const reversal = disbursementReversed.of({ ...place, ...payment, ...kept, reversedAt: later });
    expect(counted(reversal)).toEqual({ at: later, adds: {} });
    expect(countingOf(disbursementReversed.subject)).toMatchObject({
      ...{ takesBack: [disbursementPaidV1.subject, disbursementPaid.subject], sameIn: 'disbursementId' },
    });
    expect(countingOf(caseReopened.subject).sameIn).toBeNull();
  });
});
