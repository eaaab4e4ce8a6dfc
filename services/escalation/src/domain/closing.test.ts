import { Level } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  chain,
  codeOf,
  contacted,
  id,
  made,
  ofTurn,
  opened,
  proposed,
  start,
  told,
} from '../../test/case-files.js';
import type { CaseFile, Decision } from './case.js';
import { close, closeProvisionally, reopen } from './closing.js';
import { type Attempt, recordContact } from './contact.js';
import { raiseFlag } from './flag.js';
import { followParties } from './follow.js';
import { supersede } from './opening.js';
import { answerPlan, verifyAcceptance } from './plan/accept.js';
import type { PlanFacts } from './plan.js';
import { resolve } from './resolve.js';

const noon = new Date('2026-11-23T04:00:00.000Z');
/** Attempts at 23:59:59.999 of the first day in Shanghai, and as long after it as is said. */
const midnight = new Date('2026-11-23T16:00:00.000Z');
const called = (contactedAt: Date, means: Attempt['means'] = 'PHONE'): Attempt => ({ means, contactedAt });
const tries = (file: CaseFile, attempts: readonly Attempt[], now: Date, means: Attempt['means'] = 'PHONE') =>
  recordContact(file, made({ reached: false, means, attempts, now }));
const unreachable = (file = opened()) => afterwards(file, tries(file, [called(noon), called(noon, 'EMAIL')], midnight));

describe('who cannot be reached', () => {
  test('R35: three attempts by two means on two days of Shanghai stop the contact and plan clocks, and nothing failed', () => {
    const earlier = [called(noon), called(noon, 'TEXT_MESSAGE')];
    const stopped = tries(contacted(), earlier, midnight);
    expect(stopped.case).toMatchObject({ state: 'UNREACHABLE', unreachableCause: 'ATTEMPTS', failedAttempts: 0 });
    expect(stopped.deadlines.map(({ kind, cancelledAt }) => [kind, cancelledAt])).toEqual([['PLAN', midnight]]);
    expect(told(stopped)).toEqual(['case.unreachable']);
  });

  test.each([
    ['two attempts', [called(noon, 'EMAIL')], midnight],
    ['one means', [called(noon), called(noon)], midnight],
    ['one day, up to its last millisecond', [called(noon), called(noon, 'EMAIL')], after(midnight, -1)],
  ] as const)('R35: %s are not enough', (_, earlier, now) => {
    expect(tries(contacted(), earlier, now).case.state).toBe('PLANNING');
  });

  test('R35: where a plan is agreed nobody has to be reached for it', () => {
    expect(tries(agreed(), [called(noon), called(noon, 'EMAIL')], midnight).case.state).toBe('AGREED');
  });

  test('R35: without any contact no clock of the turn runs from the first, and a rise starts none', () => {
    const anonymous = opened(Level.FIRST, start, { reachable: false });
    expect(anonymous.case).toMatchObject({ state: 'UNREACHABLE', unreachableCause: 'NO_CONTACT', nextDueAt: null });
    expect(anonymous.deadlines.map(({ kind, cancelledAt }) => [kind, cancelledAt])).toEqual(
      ['CONTACT', 'PLAN', 'FIRST_ANSWER'].map((kind) => [kind, start]),
    );
  });

  test('R35: who is reached after all is planned with on a fresh plan clock, and nothing is counted', () => {
    const now = after(midnight, DAY_MS);
    const back = recordContact(unreachable(), made({ now }));
    expect(back.case).toMatchObject({
      state: 'PLANNING',
      unreachableCause: null,
      failedAttempts: 0,
      abnormalFlag: false,
    });
    expect(ofTurn(back).map(({ kind, generation, dueAt }) => [kind, generation, dueAt])).toEqual([
      ['PLAN', 2, after(now, DAY_MS)],
    ]);
    expect(told(back)).toEqual(['case.contacted']);
  });

  test('R32, R35: a customer who could not be reached is back with the answer to an open round, in time or not', () => {
    const file = unreachable(proposed());
    const planId = file.plan?.id ?? '';
    const answer = (accepted: boolean, change: object = {}) =>
      answerPlan(
        { ...file, plan: { ...file.plan, ...change } as PlanFacts },
        {
          ...{ planId, accepted, answeredAt: midnight, reference: id(9) },
        },
      ) as Decision;
    expect(answer(true).case).toMatchObject({ state: 'AGREED', unreachableCause: null });
    expect(told(answer(true))).toEqual(['case.contacted', 'plan.accepted']);
    expect(ofTurn(answer(true)).map(({ kind, generation, metAt }) => [kind, generation, metAt])).toEqual([
      ['PLAN', 2, midnight],
    ]);
    expect(answer(false)).toMatchObject({ case: { state: 'PLANNING' }, plan: { state: 'OBJECTED' } });
    const late = answer(true, { dueAt: midnight });
    expect([late.case.state, told(late)]).toEqual(['PLANNING', ['case.contacted']]);
  });

  test('R32: an answer to a round that is open of a case that has left planning sets nothing', () => {
    const file = proposed();
    const waiting: CaseFile = { ...file, case: { ...file.case, state: 'WAITING_CONTACT' } };
    const answer = { planId: file.plan?.id ?? '', accepted: true, answeredAt: start, reference: id(9) };
    expect(answerPlan(waiting, answer)).toBeNull();
    const verified = () => verifyAcceptance(file, { isSo: true, persons: [id(8)], now: start });
    expect(codeOf(verified)).toBe('NOTHING_TO_VERIFY');
  });

  test('R15, R21: only the customer, or who acts for them, is reached; who was not reached was told nothing', () => {
    const code = (change: object) => codeOf(() => recordContact(opened(), made(change)));
    expect(code({ person: 'OTHER' })).toBe('NOT_THE_CUSTOMER');
    expect(code({ person: 'REPRESENTATIVE' })).toBe('NOTHING');
    expect(code({ person: 'OTHER', reached: false })).toBe('NOTHING');
    expect(code({ reached: false, expectedAt: after(start, 1) })).toBe('ANSWER_WITHOUT_CUSTOMER');
    expect(code({ expectedAt: start })).toBe('EXPECTED_IN_PAST');
  });

  test('R21: the first answer meets its clock, at 24 hours sharp as well; a millisecond later the clock is missed', () => {
    const answer = (now: Date) =>
      recordContact(opened(), made({ now: start, expectedAt: after(now, HOUR_MS) })).deadlines.map(({ kind }) => kind);
    expect(answer(start)).toEqual(['CONTACT', 'FIRST_ANSWER']);
    const due = after(start, DAY_MS);
    const planned = agreed(proposed(afterwards(opened(), recordContact(opened(), made())), null));
    expect(planned.deadlines.find(({ kind }) => kind === 'FIRST_ANSWER')).toMatchObject({ metAt: start, dueAt: due });
    const silent = { ...agreed(), deadlines: opened().deadlines.filter(({ kind }) => kind === 'FIRST_ANSWER') };
    const kinds = (now: Date) =>
      recordContact(silent, made({ now, expectedAt: after(now, 1) })).deadlines.map(({ kind, metAt }) => [kind, metAt]);
    expect(kinds(due)).toEqual([['FIRST_ANSWER', due]]);
    expect(kinds(after(due, 1))).toEqual([]);
  });
});

describe('the end of a case', () => {
  test('R35: only a case whose customer cannot be reached is closed provisionally', () => {
    const closed = closeProvisionally(unreachable(), midnight);
    expect(closed.case).toMatchObject({ state: 'CLOSED_PROVISIONALLY', closedAt: midnight, nextDueAt: null });
    expect(closed.events.at(-1)?.payload).toMatchObject({ kind: 'PROVISIONALLY', closedAt: midnight });
    expect(codeOf(() => closeProvisionally(contacted(), start))).toBe('CUSTOMER_REACHABLE');
    expect(codeOf(() => closeProvisionally(afterwards(unreachable(), closed), start))).toBe('CASE_CLOSED');
  });

  test('R38: without agreement every clock ends, an open round lapses, and it is an outcome', () => {
    const closed = close(proposed(), 'WITHOUT_AGREEMENT', start);
    expect(closed.case).toMatchObject({ state: 'CLOSED_WITHOUT_AGREEMENT', outcomeAt: start, nextDueAt: null });
    expect([closed.plan?.state, told(closed)]).toEqual(['LAPSED', ['case.closed']]);
  });

  test('R35: the customer is back: it begins anew before its owner, no lower than the ladder has reached', () => {
    const closed = afterwards(unreachable(), closeProvisionally(unreachable(), midnight));
    const now = after(midnight, DAY_MS);
    const again = reopen(closed, { cause: 'CUSTOMER_RETURNED', highestTier: 2, now });
    expect(again.case).toMatchObject({ state: 'WAITING_CONTACT', tier: 2, closedAt: null, failedAttempts: 0 });
    expect(told(again)).toEqual(['case.reopened', 'case.assigned']);
    expect(codeOf(() => reopen(closed, { cause: 'WORK_UNDONE', highestTier: null, now }))).toBe(
      'NOT_REOPENED_FOR_THIS',
    );
  });

  test('R70: work found undone is planned anew, and nothing is counted', () => {
    const resolved = afterwards(
      agreed(proposed(contacted(), null)),
      resolve(agreed(proposed(contacted(), null)), start),
    );
    const again = reopen(resolved, { cause: 'WORK_UNDONE', highestTier: null, now: midnight });
    expect(again.case).toMatchObject({ state: 'PLANNING', resolvedAt: null, failedAttempts: 0, abnormalFlag: false });
    expect([again.plan?.state, told(again)]).toEqual(['UNDONE', ['case.reopened']]);
    const other = { cause: 'CUSTOMER_RETURNED', highestTier: null, now: midnight } as const;
    expect(codeOf(() => reopen(resolved, other))).toBe('NOT_REOPENED_FOR_THIS');
  });

  test('R5, R38: a repeat that takes over ends a plan in force, so that nobody pays for it any more', () => {
    const ended = (file: CaseFile) => told(supersede(file, { supersededById: id(9), now: start }));
    expect(ended(agreed())).toEqual(['plan.withdrawn', 'case.superseded']);
    expect(ended(proposed())).toEqual(['case.superseded']);
  });

  test('R38: what is open is not reopened, and what ended for good comes back as a repeat', () => {
    const asked = { cause: 'WORK_UNDONE', highestTier: null, now: start } as const;
    const ended = afterwards(opened(), supersede(opened(), { supersededById: id(9), now: start }));
    expect(codeOf(() => reopen(opened(), asked))).toBe('CASE_OPEN');
    expect(codeOf(() => reopen(ended, asked))).toBe('CASE_ENDED');
  });

  test('the abnormal flag is raised by hand once, on an open case', () => {
    const flagged = raiseFlag(opened());
    const ended = afterwards(opened(), supersede(opened(), { supersededById: id(9), now: start }));
    expect(flagged.case).toEqual({ ...opened().case, abnormalFlag: true });
    expect(codeOf(() => raiseFlag(afterwards(opened(), flagged)))).toBe('FLAG_RAISED_ALREADY');
    expect(codeOf(() => raiseFlag(ended))).toBe('CASE_CLOSED');
  });
});

describe('who is complained about', () => {
  const follows = (file: CaseFile, accused: string[], reachable = true) =>
    followParties(file, { parties: { reachable, accusedStaffIds: accused }, highestTier: null, now: noon });

  test('R20: from the start the next tier up owns it, without flag or change of level', () => {
    const file = opened(Level.FIRST, start, { accusedStaffIds: ['holder 0'] });
    expect(file.case).toMatchObject({ tier: 2, ownerPostId: chain[1]?.postId, abnormalFlag: false, level: 'FIRST' });
  });

  test('R20: an owner named later gives the case to the next; anybody else changes nothing', () => {
    const given = follows(contacted(), ['holder 0']);
    expect(given.case).toMatchObject({ tier: 2, state: 'WAITING_CONTACT', abnormalFlag: false });
    expect(told(given)).toEqual(['case.assigned']);
    expect(told(follows(contacted(), ['holder 1']))).toEqual([]);
    expect(told(follows(contacted(), ['holder 0', 'holder 1', 'holder 2', 'holder 3']))).toEqual(['case.assigned']);
  });

  test('R20: the last who is held keeps it though complained about', () => {
    const top = { ...opened(Level.MAJOR), chain: chain.slice(0, 3) };
    expect(told(follows(top, ['holder 2']))).toEqual([]);
  });

  test('R35: once a contact is known the case begins anew; of a closed one it is kept', () => {
    const anonymous = opened(Level.FIRST, start, { reachable: false });
    const known = follows(anonymous, []);
    expect(known.case).toMatchObject({ state: 'WAITING_CONTACT', reachable: true, unreachableCause: null });
    expect(ofTurn(known).map(({ kind, generation }) => [kind, generation])).toEqual([
      ['CONTACT', 2],
      ['PLAN', 2],
    ]);
    const closed = afterwards(anonymous, closeProvisionally(anonymous, start));
    expect(follows(closed, [])).toMatchObject({ case: { state: 'CLOSED_PROVISIONALLY', reachable: true }, events: [] });
  });

  test('R20, R35: an anonymous case that goes to another owner stays unreachable', () => {
    const anonymous = opened(Level.FIRST, start, { reachable: false });
    const given = follows(anonymous, ['holder 0'], false);
    expect(given.case).toMatchObject({ tier: 2, state: 'UNREACHABLE', unreachableCause: 'NO_CONTACT' });
    expect(given.events[0]?.payload).toMatchObject({ contactDueAt: null, planDueAt: null });
  });
});
