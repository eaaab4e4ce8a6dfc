import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byCustomer } from './by-customer.js';
import { CannotRun } from './cannot-run.js';
import { type Line, MOST_LINE_BYTES, readLines } from './lines.js';
import { listRows } from './list-rows.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(folder, crypto.randomUUID());
  await writeFile(file, text);
  return file;
}
const options = { limit: null, now: new Date('2026-11-23T01:30:00.000Z'), signal: new AbortController().signal };
const row = (id: string, rest: object = {}) => JSON.stringify({ id, title: '退货', created_at: '2026-11-20', ...rest });

test('lines are told with their number and place, over the borders of what is read at once', async () => {
  const texts = ['一', '', '二'.repeat(50_000), '三\r', '四'];
  const file = await fileOf(texts.join('\n'));
  const lines: Line[] = [];
  for await (const line of readLines(file)) lines.push(line);
  expect(lines.map((line) => line.text)).toEqual(texts);
  expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 4, 5]);
  const whole = Buffer.from(texts.join('\n'));
  for (const { offset, bytes, text } of lines) expect(whole.subarray(offset, offset + bytes).toString()).toBe(text);
});

test('a line that is too long is passed over, and the next is read', async () => {
  const file = await fileOf(`${'x'.repeat(MOST_LINE_BYTES + 1)}\n${row('after')}\n`);
  const { rows, rejected, read } = await listRows(file, options);
  expect(rejected).toEqual([{ line: 1, id: null, code: 'LINE_TOO_LONG', message: expect.any(String) }]);
  expect(rows).toMatchObject([{ id: 'after', line: 2 }]);
  expect(read).toBe(2);
});

test('what cannot be sent is listed with line, id and reason; blank lines are no rows', async () => {
  const lines = [
    row('a'),
    '',
    '{',
    row('a'),
    row('b', { created_at: '2026-02-30' }),
    row('c', { created_at: '2026-12-01' }),
  ];
  const { rows, rejected, read } = await listRows(await fileOf(lines.join('\n')), options);
  expect(rows.map(({ id }) => id)).toEqual(['a']);
  expect(rejected.map(({ line, id, code }) => [line, id, code])).toEqual([
    [3, null, 'LINE_NOT_JSON'],
    [4, 'a', 'ID_REPEATED'],
    [5, 'b', 'CREATED_AT_UNREADABLE'],
    [6, 'c', 'OCCURRED_IN_FUTURE'],
  ]);
  expect(read).toBe(5);
});

test('a limit takes the first rows', async () => {
  const file = await fileOf([row('a'), row('b'), row('c')].join('\n'));
  expect((await listRows(file, { ...options, limit: 2 })).rows.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a file of more rows than can be ordered is refused, one of exactly as many is not', async () => {
  const file = await fileOf([row('a'), row('b'), row('c')].join('\n'));
  await expect(listRows(file, { ...options, most: 2 })).rejects.toThrow(CannotRun);
  expect((await listRows(file, { ...options, most: 3 })).read).toBe(3);
  expect((await listRows(file, { ...options, most: 2, limit: 2 })).read).toBe(2);
});

test('rows of a customer stand together in the order in which things happened, anonymous ones alone', async () => {
  const lines = [
    row('late', { customer_id: 'k', created_at: '2026-11-20T10:00:00Z' }),
    row('nobody 1'),
    row('early', { customer_id: 'k', created_at: '2026-11-19' }),
    row('nobody 2'),
    row('as late', { customer_id: 'k', created_at: '2026-11-20T10:00:00Z' }),
    row('hidden', { customer_id: 'k', anonymous: true }),
  ];
  const { rows } = await listRows(await fileOf(lines.join('\n')), options);
  expect(byCustomer(rows).map((group) => group.map(({ id }) => id))).toEqual([
    ['early', 'late', 'as late'],
    ['nobody 1'],
    ['nobody 2'],
    ['hidden'],
  ]);
});
