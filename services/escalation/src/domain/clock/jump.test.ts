import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { jumpOf, type Reading } from './jump.js';

const start = new Date('2026-11-23T01:30:00.000Z');
const first: Reading = { serviceAt: start, databaseAt: after(start, 40), countedMs: 1_000 };
/** What is read after both clocks and the count went on for so long. */
const later = ({ service = 0, database = 0, counted = 0 }): Reading => ({
  serviceAt: after(first.serviceAt, service),
  databaseAt: after(first.databaseAt, database),
  countedMs: first.countedMs + counted,
});
/** A second passed, and the clocks are that much ahead of it. */
const jumped = (ahead: { service?: number; database?: number }) =>
  jumpOf(
    first,
    later({ service: 1_000 + (ahead.service ?? 0), database: 1_000 + (ahead.database ?? 0), counted: 1_000 }),
  );

describe('R25: a clock that jumps', () => {
  test.each([
    [0, false],
    [-5_000, false],
    [-5_001, true],
    [-HOUR_MS, true],
    [10 * MINUTE_MS, false],
    [10 * MINUTE_MS + 1, true],
  ])('of the service, by %d ms: %s', (service, isAlarm) => {
    expect(jumped({ service })?.timepiece).toBe(isAlarm ? 'SERVICE' : undefined);
  });
  test.each([
    [-5_000, false],
    [-5_001, true],
    [10 * MINUTE_MS, false],
    [10 * MINUTE_MS + 1, true],
  ])('of the database, by %d ms: %s', (database, isAlarm) => {
    expect(jumped({ database })?.timepiece).toBe(isAlarm ? 'DATABASE' : undefined);
  });
  test('says what it should show and what it shows', () => {
    expect(jumped({ service: -HOUR_MS })).toMatchObject({
      fromAt: after(start, 1_000),
      toAt: after(start, 1_000 - HOUR_MS),
    });
    const database = { fromAt: after(start, 1_040), toAt: after(start, 1_040 + HOUR_MS) };
    expect(jumped({ database: HOUR_MS })).toMatchObject(database);
  });
  test('forwards makes doubtful what was recorded since it was last in order; backwards, what is recorded from now on', () => {
    expect(jumped({ service: HOUR_MS })?.heldFromAt).toEqual(start);
    expect(jumped({ service: -HOUR_MS })?.heldFromAt).toEqual(after(start, 1_000 - HOUR_MS));
    expect(jumped({ database: HOUR_MS })?.heldFromAt).toEqual(after(start, 1_000));
  });
});

describe('R25: no jump is', () => {
  const none = (read: Parameters<typeof later>[0]) => expect(jumpOf(first, later(read))).toBeNull();
  test('a process that was busy or stopped for hours, since it counted on', () =>
    none({ service: HOUR_MS, database: HOUR_MS, counted: HOUR_MS }));
  test('a machine that slept, since both clocks agree', () =>
    none({ service: HOUR_MS, database: HOUR_MS, counted: 1_000 }));
  test('a database that answers late, or early again', () => {
    none({ service: 1_000, database: 5_500, counted: 1_000 });
    none({ service: 1_000, database: -3_500, counted: 1_000 });
  });
});

test('R25: both clocks set back by hand have jumped', () => {
  expect(jumped({ service: -HOUR_MS, database: -HOUR_MS })?.timepiece).toBe('SERVICE');
});
