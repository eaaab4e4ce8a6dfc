import { expect, test } from 'vitest';
import { dealtStore } from './dealt-store.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { readOccurredAt } from './occurred-at.js';
import { readRow } from './row.js';
import { contentOf } from './words.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const coded = (code: string) => expect.objectContaining({ code });

test.each([
  ['2026-11-23', '2026-11-22T16:00:00.000Z'],
  ['2026-11-22T20:15:00+08:00', '2026-11-22T12:15:00.000Z'],
  ['2026-11-22T12:15:00Z', '2026-11-22T12:15:00.000Z'],
  ['2026-11-22 20:15', '2026-11-22T12:15:00.000Z'],
  ['2026-11-22T20:15:30', '2026-11-22T12:15:30.000Z'],
  [' 2026-11-22 20:15:30 ', '2026-11-22T12:15:30.000Z'],
  ['2026-11-23T01:30:00.000Z', '2026-11-23T01:30:00.000Z'],
])('created_at %s is %s', (text, instant) => {
  expect(readOccurredAt(text, now).toISOString()).toBe(instant);
});

test.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-11-22T25:00:00', '23/11/2026', '1763861400'])(
  'created_at %j is refused as unreadable',
  (text) => {
    expect(() => readOccurredAt(text, now)).toThrow(coded('CREATED_AT_UNREADABLE'));
  },
);

test('a millisecond in the future is refused', () => {
  expect(() => readOccurredAt('2026-11-23T01:30:00.001Z', now)).toThrow(coded('OCCURRED_IN_FUTURE'));
});

test('what no person wrote is taken out of the text', () => {
  expect(contentOf({ title: '', text: ' 第一行_x000D_\n第二行\0\ud800。😀\udc00 ' })).toBe('第一行\n第二行。😀');
});

test('the title goes before a text that does not begin with it', () => {
  expect(contentOf({ title: '退货', text: '等了三天' })).toBe('退货\n等了三天');
  expect(contentOf({ title: '退货', text: '退货等了三天' })).toBe('退货等了三天');
  expect(contentOf({ title: '退货', text: '' })).toBe('退货');
  expect(contentOf({ title: '', text: '' })).toBe('');
});

test('a row has its fields as text, and nobody where it is anonymous', () => {
  const named = readRow('\uFEFF{"id": 7, "text": "迟了", "customer_id": 12, "likes": 3}');
  expect(named).toEqual({ id: '7', title: '', text: '迟了', createdAt: '', channel: '', customerId: '12' });
  expect(readRow('{"id": "a", "customer_id": "k", "anonymous": true}').customerId).toBeNull();
  expect(readRow('{"id": "a", "customer_id": " ", "anonymous": false}').customerId).toBeNull();
  expect(readRow('{"id": "a", "customer_id": null}').customerId).toBeNull();
});

test.each([
  ['{"id": "a"', 'LINE_NOT_JSON'],
  ['[1]', 'ROW_UNREADABLE'],
  ['null', 'ROW_UNREADABLE'],
  ['{"id": "a", "text": ["b"]}', 'ROW_UNREADABLE'],
  ['{"text": "b"}', 'ID_MISSING'],
  ['{"id": " ", "text": "b"}', 'ID_MISSING'],
])('the line %s is refused with %s', (line, code) => {
  expect(() => readRow(line)).toThrow(coded(code));
});

test('a key is the row id where it may be, else its hash, and never the same for two', () => {
  expect(idempotencyKeyOf('r-1')).toBe('ingest:r-1');
  const keys = ['第一', '第二', 'a b', 'x'.repeat(200), ''].map(idempotencyKeyOf);
  for (const key of keys) expect(key).toMatch(/^[\w.:-]{8,128}$/);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a row is always dealt to the same store, and all stores get some', () => {
  const stores = ['s1', 's2', 's3'];
  const dealt = Array.from({ length: 300 }, (_, index) => dealtStore(`row-${index}`, stores));
  expect(dealt).toEqual(Array.from({ length: 300 }, (_, index) => dealtStore(`row-${index}`, stores)));
  for (const store of stores) expect(dealt.filter((one) => one === store).length).toBeGreaterThan(70);
});
