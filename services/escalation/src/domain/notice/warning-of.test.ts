import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { chain, opened, start } from '../../../test/case-files.js';
import { warningOf } from './warning-of.js';

const file = opened();
const contact = file.deadlines.find(({ kind }) => kind === 'CONTACT');
const [half = start, most = start] = contact?.warningsAt ?? [];
const warned = (now: Date) => {
  const clock = { kind: 'CONTACT', subject: '', warningsAt: [half, most], assigneeId: null } as const;
  const { notices, nextAt } = warningOf(clock, { ...file, chain }, now);
  return { nextAt, hear: notices.map(({ toId }) => chain.findIndex((rung) => rung.postId === toId)) };
};

describe('R28: a contact clock of 30 minutes warns', () => {
  test('at 50 % and 80 % of its limit', () => {
    expect([half, most]).toEqual([after(start, 15 * 60_000), after(start, 24 * 60_000)]);
  });
  test('its owner at 50 %, and up to a millisecond before 80 %', () => {
    for (const now of [half, after(most, -1)]) expect(warned(now)).toEqual({ hear: [0], nextAt: most });
  });
  test('owner and superior at 80 %, which is the last time', () => {
    expect(warned(most)).toEqual({ hear: [0, 1], nextAt: null });
  });
  test('once where both were slept through', () => {
    expect(warned(after(start, 29 * 60_000))).toEqual({ hear: [0, 1], nextAt: null });
  });
  test('who does the task that it is about', () => {
    const clock = { kind: 'TASK', subject: 'task', warningsAt: [half, most], assigneeId: 'me' } as const;
    expect(warningOf(clock, { ...file, chain }, half).notices.map(({ toId }) => toId)).toEqual([
      chain[0]?.postId,
      'me',
    ]);
  });
});
