import { expect, test } from 'vitest';
import { emptyTally, ratesOf, totalOf } from './rates.js';

test('R80: without anything to divide by every rate is null', () => {
  expect(new Set(Object.values(ratesOf(emptyTally())))).toEqual(new Set([null]));
});

test('R21: a contact after the limit counts once, as missed', () => {
  const tally = totalOf([{ contacted: 3, contactedInTime: 2, contactMissed: 1 }]);
  expect(ratesOf(tally).contactInTimeRate).toBe(2 / 3);
});

test('R22: a plan never agreed to counts as missed', () => {
  expect(ratesOf(totalOf([{ planMissed: 1 }])).planInTimeRate).toBe(0);
  expect(ratesOf(totalOf([{ planMissed: 1 }, { plansAccepted: 1, plansInTime: 1 }])).planInTimeRate).toBe(0.5);
});

test('R80: time to resolve in hours, satisfaction apart for result and handling', () => {
  const tally = totalOf([
    { registered: 4, repeats: 1, resolved: 2, resolutionMinutesSum: 90 },
    { ratings: 2, satisfied: 1, resultSatisfactionSum: 7, handlingSatisfactionSum: 9 },
  ]);
  expect(ratesOf(tally)).toMatchObject({
    repeatRate: 0.25,
    averageResolutionHours: 0.75,
    satisfactionRate: 0.5,
    averageResultSatisfaction: 3.5,
    averageHandlingSatisfaction: 4.5,
  });
});
