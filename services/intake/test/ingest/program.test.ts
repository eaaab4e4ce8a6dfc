import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ExitCode, run } from '../../src/commands/ingest/run.js';
import { CUSTOMERS, rowFiles } from './row-files.js';
import { StandingApi } from './standing-api.js';

let files: Awaited<ReturnType<typeof rowFiles>>;
let api: StandingApi;
beforeAll(async () => {
  files = await rowFiles();
});
afterAll(() => files?.remove());
beforeEach(async () => {
  api = new StandingApi();
  await api.start();
});
afterEach(() => api.stop());

async function runWith(words: string[], signal = new AbortController().signal) {
  const out: string[] = [];
  const err: string[] = [];
  const stdout = { write: (text: string) => out.push(text) };
  const stderr = { isTTY: false, write: (text: string) => err.push(text) > 0 };
  const exitCode = await run({
    words: ['--gateway', api.url, '--issuer', api.url, ...words],
    environment: {},
    stdout,
    stderr,
    signal,
  });
  return { exitCode, out: out.join(''), err: err.join('') };
}

test('takes the token of customer service, and sums up', async () => {
  const rows = [
    { id: 'row-1', text: '迟了', channel: '电话' },
    { id: 'row-2', text: '又迟了', channel: '飞鸽' },
  ];
  const { exitCode, out } = await runWith(['--from', await files.of(rows)]);
  expect(exitCode).toBe(ExitCode.DONE);
  expect(out).toMatch(/rows read +2\n +registered +2\n +already there +0\n/);
  expect(out).toContain('FIRST 2, SECOND 0');
  expect(out).toMatch(/by channel +(PHONE 1, WEB_FORM 1|WEB_FORM 1, PHONE 1)/);
  expect(out).toMatch(/unknown channels +飞鸽 1/);
});

test('lists every row that was refused, with line, id and reason, and writes them to a report', async () => {
  const report = files.path('report.jsonl');
  const rows = [
    { id: 'row-1', text: '长'.repeat(10_001) },
    { id: 'row-2', text: '迟了' },
    { id: 'row-3', created_at: 'soon' },
  ];
  const { exitCode, out } = await runWith(['--from', await files.of(rows), '--report', report]);
  expect(exitCode).toBe(ExitCode.ROWS_LEFT_OUT);
  expect(out).toContain('line 1  row-1  CONTENT_TOO_LONG  It is CONTENT_TOO_LONG.');
  expect(out).toContain('line 3  row-3  CREATED_AT_UNREADABLE');
  const written = (await readFile(report, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(written).toMatchObject([
    { outcome: 'REJECTED', line: 1, id: 'row-1', code: 'CONTENT_TOO_LONG' },
    { outcome: 'REJECTED', line: 3, id: 'row-3', code: 'CREATED_AT_UNREADABLE' },
  ]);
});

test('stops at Ctrl-C, finishes what is under way, and sums up what was done', async () => {
  const stopping = new AbortController();
  api.onRegistered = () => api.registered.size === 10 && stopping.abort();
  const rows = Array.from({ length: 60 }, (_, index) => ({ id: `row-${index}`, text: `迟了 ${index}` }));
  const { exitCode, out } = await runWith(['--from', await files.of(rows), '--concurrency', '4'], stopping.signal);
  expect(exitCode).toBe(ExitCode.STOPPED);
  expect(api.registered.size).toBeLessThan(14);
  expect(out).toMatch(new RegExp(`Stopped.*\\n.*read +60\\n +registered +${api.registered.size}\\n`));
});

test('cannot run without a file that is there, a token that is good, or words that make sense', async () => {
  const file = await files.of(CUSTOMERS);
  for (const words of [
    ['--from', files.path('none')],
    ['--from', file, '--token', 'forged'],
    ['--form', file],
  ]) {
    const { exitCode, err } = await runWith(words);
    expect(exitCode).toBe(ExitCode.COULD_NOT_RUN);
    expect(err).toMatch(/^[^\n]+\n$/);
  }
});

test('explains itself', async () => {
  const { exitCode, out } = await runWith(['--help']);
  expect(exitCode).toBe(ExitCode.DONE);
  expect(out).toContain('npm run ingest -- --from FILE [--limit N]');
  expect(out).toContain('by a hash of the row');
});
