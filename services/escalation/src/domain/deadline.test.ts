import { DeadlineKind } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { rules } from '../../test/case-files.js';
import { arm, armAfresh, endAll, isOverdue, isRunning, meet, miss, nextDueOf, stateOf } from './deadline.js';
import { DeadlineState } from './vocabulary.js';

const start = new Date('2026-11-23T01:30:00.000Z');
const contact = arm(DeadlineKind.CONTACT, start, rules);
const plan = arm(DeadlineKind.PLAN, start, rules);

describe('a clock', () => {
  test('R27: runs on the calendar, through a night and a Sunday like at any time', () => {
    const saturdayNight = new Date('2026-11-28T15:50:00.000Z');
    expect(arm(DeadlineKind.CONTACT, saturdayNight, rules).dueAt).toEqual(new Date('2026-11-28T16:20:00.000Z'));
    expect(arm(DeadlineKind.PLAN, saturdayNight, rules).dueAt).toEqual(new Date('2026-11-29T15:50:00.000Z'));
  });

  test('R21, R22: contact is due after 30 minutes, the plan after 24 hours', () => {
    expect(contact).toMatchObject({
      generation: 1,
      limitMinutes: 30,
      dueAt: after(start, 30 * MINUTE_MS),
      policyVersion: 1,
    });
    expect(plan).toMatchObject({ generation: 1, limitMinutes: 1_440, dueAt: after(start, 24 * HOUR_MS) });
  });

  test.each([
    ['one millisecond before', -1, false, DeadlineState.RUNNING],
    ['exactly at the due instant', 0, false, DeadlineState.RUNNING],
    ['one millisecond after', 1, true, DeadlineState.MISSED],
  ])('R25: %s: overdue %#', (_, ms, overdue, state) => {
    const now = after(contact.dueAt, ms);
    expect(isOverdue(contact, now)).toBe(overdue);
    expect(stateOf(contact, now)).toBe(state);
  });

  test('R25: met exactly at the due instant is in time', () => {
    const met = meet(contact, contact.dueAt);
    expect(met).toMatchObject({ metAt: contact.dueAt, firedAt: null });
    expect(stateOf(met, after(contact.dueAt, HOUR_MS))).toBe(DeadlineState.MET);
  });

  test('R25: met one millisecond late is missed, whether or not a timer was there before', () => {
    const late = after(contact.dueAt, 1);
    const byPerson = meet(contact, late);
    expect(byPerson).toMatchObject({ metAt: late, firedAt: late });
    const byTimer = meet(miss(contact, late), after(late, 5));
    expect(byTimer).toMatchObject({ metAt: after(late, 5), firedAt: late });
    for (const deadline of [byPerson, byTimer]) expect(stateOf(deadline, late)).toBe(DeadlineState.MISSED);
  });

  test('R20: ending all cancels what is in time, misses what is late, and leaves what ended before', () => {
    const now = after(contact.dueAt, 1);
    const ended = endAll([contact, plan, meet(contact, start)], now);
    expect(ended.map((deadline) => [deadline.kind, stateOf(deadline, now)])).toEqual([
      ['CONTACT', DeadlineState.MISSED],
      ['PLAN', DeadlineState.CANCELLED],
    ]);
    expect(ended.some(isRunning)).toBe(false);
  });

  test('R23: a fresh clock counts its generation on and starts when it is told', () => {
    const told = after(start, 5 * HOUR_MS);
    expect(armAfresh(DeadlineKind.PLAN, told, { deadlines: [plan], rules })).toMatchObject({
      generation: 2,
      dueAt: after(told, 24 * HOUR_MS),
    });
  });

  test('the next due instant is that of the running clock that ends first', () => {
    expect(nextDueOf([plan, contact])).toEqual(contact.dueAt);
    expect(nextDueOf([plan, meet(contact, start)])).toEqual(plan.dueAt);
    expect(nextDueOf([meet(contact, start)])).toBeNull();
  });
});
