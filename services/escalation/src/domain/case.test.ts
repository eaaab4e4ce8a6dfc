import { after, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  codeOf,
  contacted,
  filing,
  id,
  made,
  opened,
  proposed,
  start,
  told,
} from '../../test/case-files.js';
import { type Decision, deadlineOf, isClosed, moved, TRANSITIONS } from './case.js';
import { recordContact } from './contact.js';
import { escalate, runOut } from './ladder.js';
import { supersede } from './opening.js';
import { resolve } from './resolve.js';
import { CaseState } from './vocabulary.js';

describe('the states of a case', () => {
  test('a case leads from waiting for contact to resolved, each step as the table says', () => {
    const done = { ...agreed(), case: moved(agreed().case, CaseState.DONE) };
    const resolved = resolve(done, start).case;
    expect([opened(), contacted(), agreed()].map(({ case: { state } }) => state)).toEqual([
      'WAITING_CONTACT',
      'PLANNING',
      'AGREED',
    ]);
    expect(resolved.state).toBe('RESOLVED');
    expect(Object.keys(TRANSITIONS).filter((state) => isClosed(state as CaseState))).toEqual([
      'RESOLVED',
      'CLOSED_PROVISIONALLY',
      'CLOSED_WITHOUT_AGREEMENT',
      'SUPERSEDED',
      'MERGED',
    ]);
  });

  test('a transition that the table does not hold is a fault', () => {
    expect(() => moved(opened().case, CaseState.RESOLVED)).toThrow('does not go from WAITING_CONTACT to RESOLVED');
  });

  test('a case without one of its clocks is a fault', () => {
    expect(() => deadlineOf({ ...opened(), deadlines: [] }, 'PLAN')).toThrow('a case without a PLAN clock');
  });

  test('a command out of turn is refused with what is true', () => {
    const closed = afterwards(opened(), supersede(opened(), { supersededById: id(9), now: start }));
    expect(codeOf(() => proposed(opened()))).toBe('NOT_CONTACTED_YET');
    expect(codeOf(() => agreed(contacted()))).toBe('NO_OPEN_PLAN');
    expect(codeOf(() => agreed(agreed()))).toBe('ALREADY_AGREED');
    expect(codeOf(() => proposed(agreed()))).toBe('ALREADY_AGREED');
    expect(codeOf(() => resolve(contacted(), start))).toBe('NO_ACCEPTED_PLAN');
    expect(codeOf(() => contacted(closed))).toBe('CASE_CLOSED');
    expect(codeOf(() => escalate(agreed(), { reason: 'too much', filing, now: start }))).toBe('ALREADY_AGREED');
  });
});

describe('contact', () => {
  test('R21: only reaching the customer meets the clock', () => {
    const tried = recordContact(opened(), made({ reached: false, now: start }));
    expect([tried.case.state, tried.deadlines, told(tried)]).toEqual(['WAITING_CONTACT', [], []]);
  });

  test('R21: reached exactly at 30 minutes is in time, one millisecond later is missed and told', () => {
    const at = recordContact(opened(), made({ reached: true, now: after(start, 30 * MINUTE_MS) }));
    expect(at.events[0]?.payload).toMatchObject({ inTime: true });
    const late = recordContact(opened(), made({ reached: true, now: after(start, 30 * MINUTE_MS + 1) }));
    expect(told(late)).toEqual(['deadline.missed', 'case.contacted']);
    expect(late.events[1]?.payload).toMatchObject({ inTime: false });
    expect(late.case).toMatchObject({ state: 'PLANNING', tier: 1, abnormalFlag: false });
  });

  test('R21: a miss that the timer has told already is not told again by the contact', () => {
    const now = after(start, 30 * MINUTE_MS + 1);
    const fired = afterwards(opened(), runOut(opened(), now) as Decision);
    expect(told(recordContact(fired, made({ reached: true, now })))).toEqual(['case.contacted']);
  });
});
