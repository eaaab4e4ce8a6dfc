import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { type FollowUp, FollowUpState, takeFurther } from './follow-up.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const open: FollowUp = { state: 'OPEN', note: null, dueAt: null };
const refusal = (code: string, path: string) => expect.objectContaining({ code, path: [path] });

describe('R71: an opinion is followed up', () => {
  const legal = new Set([
    ...['OPEN IN_PROGRESS', 'OPEN DONE', 'OPEN DISMISSED'],
    ...['IN_PROGRESS IN_PROGRESS', 'IN_PROGRESS DONE', 'IN_PROGRESS DISMISSED'],
  ]);
  const states = Object.values(FollowUpState);
  test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    const move = () => takeFurther({ ...open, state: from }, { state: to, note: '已回访' }, now);
    if (legal.has(`${from} ${to}`)) expect(move()).toEqual({ state: to, note: '已回访', dueAt: null });
    else expect(move).toThrow(refusal('STATE_NOT_REACHABLE', 'state'));
  });

  test.each(['DONE', 'DISMISSED'] as const)('%s says what came of it, then or before', (state) => {
    expect(() => takeFurther(open, { state, note: ' ' }, now)).toThrow(refusal('NOTE_MISSING', 'note'));
    expect(takeFurther({ ...open, note: '已回访' }, { state }, now).note).toBe('已回访');
  });

  test('what is left out stays, and what is due lies ahead', () => {
    const held = takeFurther(open, { state: 'IN_PROGRESS', note: '联系中', dueAt: after(now, 1) }, now);
    expect(takeFurther(held, { state: 'IN_PROGRESS' }, after(now, 5))).toEqual(held);
    expect(() => takeFurther(open, { state: 'IN_PROGRESS', dueAt: now }, now)).toThrow(refusal('DUE_IN_PAST', 'dueAt'));
  });

  test('a note has at most 2,000 characters', () => {
    const noted = (length: number) => takeFurther(open, { state: 'DONE', note: '字'.repeat(length) }, now).note;
    expect(noted(2_000)).toHaveLength(2_000);
    expect(() => noted(2_001)).toThrow(refusal('TEXT_TOO_LONG', 'note'));
  });
});
