import { expect, test } from 'vitest';
import { readWeeklyHours, type WeeklyBlock } from './weekly-hours.js';

const block = (weekday: WeeklyBlock['weekday'], opensAt: string, closesAt: string) => ({ weekday, opensAt, closesAt });
const refusal = (...blocks: WeeklyBlock[]) => {
  try {
    return readWeeklyHours(blocks, 'hours');
  } catch (error) {
    const { code, path } = error as { code: string; path: string[] };
    return `${code} ${path.join('.')}`;
  }
};

test('R1, R27: opening hours stand in the order of the week, several blocks a day', () => {
  const [evening, morning, monday] = [
    block('TUESDAY', '14:00', '24:00'),
    block('TUESDAY', '00:00', '14:00'),
    block('MONDAY', '09:00', '21:00'),
  ];
  expect(readWeeklyHours([evening, morning, monday], 'hours')).toEqual([monday, morning, evening]);
  expect(readWeeklyHours([], 'hours')).toEqual([]);
});

test('R1, R27: a block opens before it closes, at times of a day', () => {
  const invalid = [
    ['09:00', '09:00'],
    ['21:00', '09:00'],
    ['24:00', '24:00'],
    ['9:00', '21:00'],
    ['09:60', '21:00'],
    ['09:00', '24:01'],
    ['09:00', '21:00\n'],
  ];
  for (const [opensAt = '', closesAt = ''] of invalid) {
    expect(refusal(block('MONDAY', '08:00', '09:00'), block('MONDAY', opensAt, closesAt))).toBe(
      'HOURS_INVALID hours.1',
    );
  }
  expect(readWeeklyHours([block('MONDAY', '09:00', '09:01')], 'hours')).toHaveLength(1);
});

test('R1, R27: blocks of a day may meet and never overlap; another day is another matter', () => {
  const monday = block('MONDAY', '09:00', '12:00');
  expect(
    readWeeklyHours([monday, block('MONDAY', '12:00', '13:00'), block('FRIDAY', '10:00', '11:00')], 'hours'),
  ).toHaveLength(3);
  expect(refusal(block('MONDAY', '11:59', '13:00'), monday)).toBe('HOURS_OVERLAP hours.0');
  expect(refusal(monday, monday)).toMatch(/^HOURS_OVERLAP/);
});

test('R1, R27: a day has four blocks at the most', () => {
  const hours = ['09', '10', '11', '12', '13'].map((hour) => block('SUNDAY', `${hour}:00`, `${hour}:30`));
  expect(readWeeklyHours(hours.slice(1), 'hours')).toHaveLength(4);
  expect(refusal(...hours)).toBe('HOURS_TOO_MANY hours.4');
});
