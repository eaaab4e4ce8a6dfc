import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../src/commands/replay-deadlines/run.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function replay(rows: readonly (object | string)[], ...words: string[]) {
  const file = join(folder, 'rows.jsonl');
  await writeFile(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  let [out, err] = ['', ''];
  const stdout = { write: (text: string) => (out += text) };
  const code = await run(['--from', file, ...words], { stdout, stderr: { write: (text: string) => (err += text) } });
  return { code, out, err };
}

const row = (id: string, closed_at: string | null, on_time: string | null, change: object = {}) => ({
  ...{ id, created_at: '2026-10-30T09:00:00-04:00', due_at: '2026-10-31T09:00:00-04:00', closed_at, on_time },
  ...change,
});

test('R25: exactly at the target is in time, a millisecond later is late, and the record agrees', async () => {
  const { code, out, err } = await replay([
    row('early', '2026-10-30T10:00:00-04:00', 'ONTIME'),
    row('at-once', '2026-10-31T09:00:00.000-04:00', 'ONTIME'),
    row('late', '2026-10-31T09:00:00.001-04:00', 'OVERDUE'),
    // Half an hour late by the instants, in time by the faces of the clocks.
    row('winter', '2026-11-01T08:30:00-05:00', 'OVERDUE', { due_at: '2026-11-01T09:00:00-04:00' }),
    '',
    { created_at: '2026-10-30T09:00:00-04:00', closed_at: null },
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('4 rows with a target; 1 without one and 0 unreadable are left out.');
  expect(out).toContain('Agreement 100.00 %: 4 of 4');
  expect(out).toMatch(/ 2 {9}0 {2}OVERDUE\n +0 {9}2 {2}ONTIME/);
  expect(out).toMatch(/ 2 {9}2 {9}0 {2}closed less than a second/);
  expect(out).toMatch(/ 1 {9}1 {9}0 {2}the clocks changed/);
  expect(out).toContain('Differences: none');
});

test('R25: every difference is listed with what is unusual about its row', async () => {
  const rows = [
    row('same-second', '2026-10-31T09:00:00.400-04:00', 'ONTIME'),
    row('no-time', '2026-10-30T12:00:00-04:00', 'ONTIME', { due_at: '2026-10-30T09:00:00-04:00' }),
    row('before', '2026-10-30T08:00:00-04:00', 'OVERDUE'),
    row('open', null, 'ONTIME'),
    row('unsaid', '2026-11-03T00:00:00Z', null),
    row('garbled', 'yesterday', 'ONTIME'),
  ];
  const { out } = await replay(rows);
  expect(out).toContain('0 without one and 1 unreadable are left out (lines 6)');
  expect(out).toContain('Agreement 0.00 %: 0 of 4');
  expect(out).toContain('Differences: 4');
  expect(out).toMatch(/same-second .* ours MISSED {2}\(closed less than a second from its target\)/);
  expect(out).toMatch(/no-time .* ours MISSED {2}\(its target is not later than its opening\)/);
  expect(out).toMatch(/before .* ours MET {2}\(closed before it was opened\)/);
  expect(out).toMatch(/open .* closed never {2}ours MISSED {2}\(not closed/);
  expect(out).toMatch(/Not judged on record: 1\n {2}unsaid .* ours MISSED/);
  expect((await replay(rows, '--differences', '1')).out).toContain('… and 3 more: --differences 4 lists them');
});

test('what cannot be replayed is said in one sentence', async () => {
  expect(await replay(['{"id"'])).toMatchObject({ code: 1, err: 'Line 1 is no JSON object.\n' });
  expect(await replay(['7'])).toMatchObject({ code: 1, err: 'Line 1 is no JSON object.\n' });
  expect((await replay([{}])).err).toContain('holds no row with a target');
  expect((await replay([], '--from', join(folder, 'nothing'))).err).toContain('cannot be read');
  expect((await replay([], '--differences', '-1')).err).toContain('argument');
  expect((await replay([], '--differences', 'all')).err).toContain('whole number');
  expect((await replay([], '--help')).out).toContain('npm run replay:deadlines');
});
