import { type DecisionOutcome, Level, PostKind } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  chain,
  codeOf,
  contacted,
  id,
  opened,
  proposed,
  start,
  told,
} from '../../../test/case-files.js';
import type { CaseFile } from '../case.js';
import { close } from '../closing.js';
import { closeWithoutAgreement } from './close-without-agreement.js';
import { type IssuedFacts, isFinal, issue, type Ruling, type Weighing } from './decision.js';

const nothing: Weighing = {
  ...{ liability: null, expectation: null, compromise: null },
  ...{ marketEffect: null, fairness: null, arbitration: null },
};
const weighing = { ...nothing, liability: 'The carrier crushed the box.' };
const rule = (file: CaseFile, change: Partial<Ruling> = {}) =>
  issue(file, {
    ...{ decisionId: id(9), readKey: 'key', outcome: 'GRANTED', weighing, appealText: null, now: start },
    ...change,
  });

describe('a decision', () => {
  test('R33, R38: it is an outcome, told with the key that opens its letter', () => {
    const decided = rule(contacted());
    expect(decided.case).toEqual({ ...contacted().case, outcomeAt: start });
    expect(decided.events[0]?.payload).toMatchObject({ decisionId: id(9), readKey: 'key', outcome: 'GRANTED' });
    expect(told(decided)).toEqual(['decision.issued']);
  });

  test.each(['PARTLY_GRANTED', 'REFUSED'] satisfies DecisionOutcome[])(
    'R33: what falls short of the demand, %s, says how to appeal',
    (outcome) => {
      expect(codeOf(() => rule(contacted(), { outcome }))).toBe('APPEAL_TEXT_MISSING');
      expect(told(rule(contacted(), { outcome, appealText: 'Call 12315.' }))).toEqual(['decision.issued']);
    },
  );

  test('R33: something was weighed', () => {
    expect(codeOf(() => rule(contacted(), { weighing: nothing }))).toBe('WEIGHING_MISSING');
    for (const by of Object.keys(nothing))
      expect(codeOf(() => rule(contacted(), { weighing: { ...nothing, [by]: 'So it is.' } }))).toBe('NOTHING');
  });

  test('R21, R33: it is the first answer where none was given, at 24 hours sharp as well, a millisecond later not', () => {
    const due = after(start, DAY_MS);
    const silent = { ...agreed(), deadlines: opened().deadlines.filter(({ kind }) => kind === 'FIRST_ANSWER') };
    const met = (now: Date) => rule(silent, { now }).deadlines.map(({ kind, metAt }) => [kind, metAt]);
    expect(met(due)).toEqual([['FIRST_ANSWER', due]]);
    expect(met(after(due, 1))).toEqual([]);
    expect(rule(contacted()).deadlines).toEqual([]);
  });

  test('R33: every open case is decided on, also an agreed one; a closed one is not', () => {
    for (const file of [opened(), contacted(), proposed(), agreed()]) expect(codeOf(() => rule(file))).toBe('NOTHING');
    const anonymous = opened(Level.FIRST, start, { reachable: false });
    expect(codeOf(() => rule(anonymous))).toBe('NOTHING');
    const closed = afterwards(proposed(), close(proposed(), 'WITHOUT_AGREEMENT', start));
    expect(codeOf(() => rule(closed))).toBe('CASE_CLOSED');
  });

  test('R23: whose plan deadline passed a millisecond ago decides nothing any more', () => {
    const due = after(start, DAY_MS);
    expect(codeOf(() => rule(contacted(), { now: due }))).toBe('NOTHING');
    expect(codeOf(() => rule(contacted(), { now: after(due, 1) }))).toBe('PLAN_DEADLINE_PASSED');
  });
});

const issued = (change: Partial<IssuedFacts> = {}): IssuedFacts => ({
  ...{ id: id(9), tier: 3, issuedFrom: PostKind.REGIONAL_PRESIDENT, issuedAt: start },
  ...change,
});

test('R38: final is what the regional president decided, of an ABNORMAL case what the executive president did', () => {
  const finalOf = (level: Level, change: Partial<IssuedFacts>) => isFinal(issued(change), { level });
  expect([1, 2, 3].map((tier) => finalOf('MAJOR', { tier: tier as 1 }))).toEqual([false, false, true]);
  expect(finalOf('FIRST', { issuedFrom: PostKind.EXECUTIVE_PRESIDENT })).toBe(true);
  expect(finalOf('ABNORMAL', {})).toBe(false);
  expect(finalOf('ABNORMAL', { issuedFrom: PostKind.EXECUTIVE_PRESIDENT })).toBe(true);
});

describe('a customer who refuses the final decision', () => {
  const major = contacted(opened(Level.MAJOR, start, { chain: [...chain] }));
  const now = after(start, 1_000);
  const ends = (file = major, change: Partial<Parameters<typeof closeWithoutAgreement>[1]> = {}) =>
    closeWithoutAgreement(file, { decision: issued(), refusedAt: start, now, ...change });

  test('R38: the case ends unresolved', () => {
    expect(ends().case).toMatchObject({ state: 'CLOSED_WITHOUT_AGREEMENT', closedAt: now, outcomeAt: now });
    expect(told(ends())).toEqual(['case.closed']);
  });

  test('R38: without a decision, or with one that is not final, it does not', () => {
    expect(codeOf(() => ends(major, { decision: null }))).toBe('FINAL_DECISION_MISSING');
    expect(codeOf(() => ends(major, { decision: issued({ tier: 2 }) }))).toBe('FINAL_DECISION_MISSING');
    const abnormal = { ...major, case: { ...major.case, level: Level.ABNORMAL } };
    expect(codeOf(() => ends(abnormal))).toBe('FINAL_DECISION_MISSING');
    const last = issued({ issuedFrom: PostKind.EXECUTIVE_PRESIDENT });
    expect(codeOf(() => ends(abnormal, { decision: last }))).toBe('NOTHING');
  });

  test('R38: the refusal lies between decision and filing, to the millisecond', () => {
    const refused = (refusedAt: Date) => codeOf(() => ends(major, { refusedAt }));
    expect(refused(after(start, -1))).toBe('REFUSED_BEFORE_DECISION');
    expect(refused(now)).toBe('NOTHING');
    expect(refused(after(now, 1))).toBe('REFUSAL_IN_FUTURE');
  });

  test('R38: who was not reached refused nothing, and what is closed does not end again', () => {
    expect(codeOf(() => ends(opened(Level.MAJOR)))).toBe('NOT_CONTACTED_YET');
    expect(codeOf(() => ends(afterwards(major, ends())))).toBe('CASE_CLOSED');
  });

  test('R34, R38: money for a plan that was agreed is stopped; a round that is open lapses', () => {
    expect(told(ends(agreed(proposed(major))))).toEqual(['plan.withdrawn', 'case.closed']);
    expect([told(ends(proposed(major))), ends(proposed(major)).plan?.state]).toEqual([['case.closed'], 'LAPSED']);
  });
});
