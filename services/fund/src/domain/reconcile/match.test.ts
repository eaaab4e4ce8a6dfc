import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { judge, type Side, withSlack } from './match.js';

const span = { from: new Date('2026-10-31T16:00:00.000Z'), until: new Date('2026-11-30T16:00:00.000Z') };
const within = new Date('2026-11-23T01:30:00.000Z');

interface Named extends Side {
  name: string;
}
const sided = (name: string, amountFen: number, at = within): Named => ({ name, amountFen, at });
/** What each came to, by its name. */
const judged = (lines: Named[], entries: Named[]) =>
  judge({ lines, entries }, span).map(({ line, entry, result }) => [line?.name ?? '–', entry?.name ?? '–', result]);

test('R64: a line and an entry of one reference and amount match', () => {
  expect(judged([sided('line', 80_00)], [sided('paid', 80_00)])).toEqual([['line', 'paid', 'MATCHED']]);
});

test('R64: one fen more or less is another amount', () => {
  for (const amount of [80_01, 79_99])
    expect(judged([sided('line', amount)], [sided('paid', 80_00)])).toEqual([['line', 'paid', 'AMOUNT_DIFFERS']]);
});

test('R64: money that one side alone knows is said to be missing on the other', () => {
  expect(judged([sided('line', 1)], [])).toEqual([['line', '–', 'NOT_IN_BOOKS']]);
  expect(judged([], [sided('paid', 1)])).toEqual([['–', 'paid', 'NOT_ON_STATEMENT']]);
  expect(judged([], [])).toEqual([]);
});

test('R65: a payment that was reversed is met by two lines, one out and one back', () => {
  const paid = [sided('paid', 80_00), sided('reversed', -80_00)];
  expect(judged([sided('out', 80_00), sided('back', -80_00)], paid)).toEqual([
    ['out', 'paid', 'MATCHED'],
    ['back', 'reversed', 'MATCHED'],
  ]);
  expect(judged([sided('out', 80_00)], paid)).toEqual([
    ['out', 'paid', 'MATCHED'],
    ['–', 'reversed', 'NOT_ON_STATEMENT'],
  ]);
  expect(judged([sided('out', 80_00), sided('back', -79_99)], paid)).toEqual([
    ['out', 'paid', 'MATCHED'],
    ['back', 'reversed', 'AMOUNT_DIFFERS'],
  ]);
});

test('R65: money that came back of a payment that the books never took back is not in the books', () => {
  expect(judged([sided('out', 80_00), sided('back', -80_00)], [sided('paid', 80_00)])).toEqual([
    ['out', 'paid', 'MATCHED'],
    ['back', '–', 'NOT_IN_BOOKS'],
  ]);
});

test('R64: one reference twice on either side is for a person to look at, whatever the amounts', () => {
  expect(judged([sided('first', 80_00), sided('second', 80_00)], [sided('paid', 80_00)])).toEqual([
    ['first', '–', 'TWICE'],
    ['second', '–', 'TWICE'],
    ['–', 'paid', 'TWICE'],
  ]);
  expect(judged([sided('line', 160_00)], [sided('one', 80_00), sided('other', 80_00)]).map(([, , is]) => is)).toEqual([
    ...['TWICE', 'TWICE', 'TWICE'],
  ]);
  expect(judged([sided('first', 1), sided('second', 2)], []).map(([, , is]) => is)).toEqual(['TWICE', 'TWICE']);
  expect(judged([], [sided('one', 1), sided('other', 2)]).map(([, , is]) => is)).toEqual(['TWICE', 'TWICE']);
});

test('R64: an entry of the first millisecond of the span is missed, one at its end is not', () => {
  const missed = (at: Date) => judged([], [sided('paid', 80_00, at)])[0]?.[2];
  expect(missed(span.from)).toBe('NOT_ON_STATEMENT');
  expect(missed(after(span.from, -1))).toBeNull();
  expect(missed(after(span.until, -1))).toBe('NOT_ON_STATEMENT');
  expect(missed(span.until)).toBeNull();
});

test('R64: a day outside the span an entry is still met by a line', () => {
  expect(withSlack(span)).toEqual({ from: after(span.from, -DAY_MS), until: after(span.until, DAY_MS) });
  const late = sided('paid', 80_00, after(span.until, DAY_MS - 1));
  expect(judged([sided('line', 80_00)], [late])).toEqual([['line', 'paid', 'MATCHED']]);
  expect(judged([], [late, sided('again', 80_00)]).map(([, , is]) => is)).toEqual(['TWICE', 'TWICE']);
  expect(judged([], [late, late])).toEqual([
    ['–', 'paid', null],
    ['–', 'paid', null],
  ]);
});
