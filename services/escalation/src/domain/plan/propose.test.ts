import { after, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { afterwards, agreed, codeOf, contacted, offered, opened, proposed, start } from '../../../test/case-files.js';
import type { CaseFile } from '../case.js';
import { FailureCause, SetbackChange } from '../vocabulary.js';
import { objectToPlan } from './accept.js';
import { proposePlan, revisePlan } from './propose.js';

describe('a round after another', () => {
  test('R32: there is one before it, whatever became of that', () => {
    expect(codeOf(() => revisePlan(opened(), offered()))).toBe('NOT_CONTACTED_YET');
    expect(codeOf(() => revisePlan(contacted(), offered()))).toBe('NOTHING_TO_REVISE');
    expect(codeOf(() => revisePlan(agreed(), offered()))).toBe('ALREADY_AGREED');
    expect(codeOf(() => objectToPlan(proposed(), { round: 2, words: null, now: start }))).toBe('PLAN_ROUND_OUTDATED');
    const outdated = { round: 2, words: null, now: start };
    expect(codeOf(() => objectToPlan(proposed(), outdated))).toBe('PLAN_ROUND_OUTDATED');
    const objected = objectToPlan(proposed(), { round: 1, words: 'Too little.', now: start });
    expect(objected.plan).toMatchObject({ state: 'OBJECTED', objection: 'Too little.' });
    expect(revisePlan(afterwards(proposed(), objected), offered()).round).toBe(2);
  });
});

describe('a setback', () => {
  const late = after(start, HOUR_MS);
  const after24 = (setback: FailureCause | null): CaseFile => {
    const file = contacted();
    return { ...file, case: { ...file.case, setback } };
  };
  const said = { why: ' No part. ', changes: [SetbackChange.RESOURCES, SetbackChange.RESOURCES], note: ' ' };
  const failed = after24(FailureCause.PLAN_OVERDUE);

  test('R34: why it came so, and what changes, is said with the next plan, once', () => {
    expect(codeOf(() => proposePlan(failed, offered({ now: late })))).toBe('SETBACK_UNEXPLAINED');
    const { decision, setback } = proposePlan(failed, offered({ setback: said, now: late }));
    expect(setback).toEqual({ why: 'No part.', changes: ['RESOURCES'], note: null });
    const explained = afterwards(failed, decision);
    expect(explained.case.setback).toBeNull();
    expect(codeOf(() => proposePlan(explained, offered({ setback: said })))).toBe('NO_SETBACK');
    expect(codeOf(() => proposePlan(explained, offered()))).toBe('NOTHING');
  });

  test('R34: something changes, and it is written why', () => {
    expect(codeOf(() => proposePlan(failed, offered({ setback: { ...said, changes: [] } })))).toBe(
      'SETBACK_WITHOUT_CHANGE',
    );
    expect(codeOf(() => proposePlan(failed, offered({ setback: { ...said, why: '' } })))).toBe('TEXT_EMPTY');
  });

  test('R34: an agreement without another plan leaves it to be explained', () => {
    const file = proposed();
    const unexplained = { ...file, case: { ...file.case, setback: FailureCause.PLAN_DEADLINE_MISSED } };
    expect(agreed(unexplained).case).toMatchObject({ state: 'AGREED', setback: 'PLAN_DEADLINE_MISSED' });
  });
});
