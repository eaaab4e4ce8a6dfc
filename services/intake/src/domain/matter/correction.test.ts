import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { type CorrectableComplaint, correct, type GivenCorrection } from './correction.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const acceptedAt = after(now, -1_000);
const complaint: CorrectableComplaint = { source: 'STORE', channel: 'COUNTER', outcomeAt: null, acceptedAt };
const settled = { ...complaint, outcomeAt: after(now, -500) };
const refusal = (given: GivenCorrection, held = complaint) => {
  try {
    correct(held, given, now);
  } catch (error) {
    return error;
  }
  return null;
};

describe('R14: facts are corrected, never the level', () => {
  test('source and channel, each with what was said before', () => {
    expect(correct(complaint, { source: 'MEDIA', channel: 'SOCIAL_MEDIA' }, now)).toEqual({
      state: { source: 'MEDIA', channel: 'SOCIAL_MEDIA', outcomeAt: null },
      changes: [
        { field: 'source', before: 'STORE', after: 'MEDIA' },
        { field: 'channel', before: 'COUNTER', after: 'SOCIAL_MEDIA' },
      ],
    });
  });

  test('R38: the outcome from the moment of acceptance to now, and not one millisecond beyond', () => {
    for (const outcomeAt of [acceptedAt, now]) {
      expect(correct(complaint, { outcomeAt }, now).state.outcomeAt).toEqual(outcomeAt);
    }
    expect(refusal({ outcomeAt: after(acceptedAt, -1) })).toMatchObject({
      code: 'OUTCOME_BEFORE_ACCEPTANCE',
      path: ['outcomeAt'],
    });
    expect(refusal({ outcomeAt: after(now, 1) })).toMatchObject({ code: 'OUTCOME_IN_FUTURE', path: ['outcomeAt'] });
  });

  test('R38: an outcome that never was is taken away', () => {
    expect(correct(settled, { hasOutcome: false }, now).state.outcomeAt).toBeNull();
    expect(correct(settled, { hasOutcome: true, source: 'MEDIA' }, now).state.outcomeAt).toEqual(settled.outcomeAt);
    expect(refusal({ hasOutcome: false, outcomeAt: now })).toMatchObject({ code: 'OUTCOME_CONTRADICTED' });
    expect(refusal({ hasOutcome: true })).toMatchObject({ code: 'OUTCOME_MISSING', path: ['outcomeAt'] });
  });

  test('R1: the public internet is not heard of at a counter', () => {
    expect(refusal({ source: 'PUBLIC_WEB' })).toMatchObject({ code: 'SOURCE_CONTRADICTS_CHANNEL', path: ['source'] });
    expect(refusal({ source: 'PUBLIC_WEB', channel: 'SOCIAL_MEDIA' })).toBeNull();
  });

  test('what is so already is nothing to correct', () => {
    expect(refusal({})).toMatchObject({ code: 'NOTHING_TO_CORRECT' });
    expect(refusal({ source: 'STORE', outcomeAt: settled.outcomeAt }, settled)).toMatchObject({
      code: 'NOTHING_TO_CORRECT',
    });
  });
});
