import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, MINUTE_MS } from '@complaints/kit/pure';
import { runImport } from '../../src/commands/import/run.js';
import { type IntakeHouse, vault } from '../intake-house.js';

/** A folder for the files of a test. */
export async function importFiles() {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  let made = 0;
  const path = (name: string) => join(folder, name);
  return {
    path,
    async of(content: string | Buffer, name = `${++made}`): Promise<string> {
      await writeFile(path(name), content);
      return path(name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
export type ImportFiles = Awaited<ReturnType<typeof importFiles>>;

/** Rows as CSV, every field in quotes. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');

/** A history that nothing is wrong with, with what is given besides. */
export const history = (given: Record<string, string> = {}): Record<string, string> => ({
  id: 'A-1',
  acceptedAt: '2024-03-05 14:20',
  closedAt: '2024-03-09',
  channel: '电话',
  content: '冰箱不制冷',
  ...given,
});

/** Objects as CSV; the headings are those of all of them. */
export function csvOf(rows: readonly Record<string, string>[]): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csv([headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]);
}

// biome-ignore lint/suspicious/noExplicitAny: tests assert its shape
type Reported = any;

/** Runs the command as an operator would, and answers what it said and reported. */
export async function runCommand(
  house: IntakeHouse,
  files: ImportFiles,
  { words, signal = new AbortController().signal }: { words: readonly string[]; signal?: AbortSignal },
) {
  const out: string[] = [];
  const err: string[] = [];
  const { dataSource, clock } = house;
  const report = files.path('report.jsonl');
  const exitCode = await runImport({
    ...{ dataSource, clock, vault, signal, words: ['--system', 'OLD', '--report', report, ...words] },
    stdout: { write: (text: string) => out.push(text) },
    stderr: { isTTY: false, write: (text: string) => err.push(text) > 0 },
  });
  const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
  const rows: Reported[] = lines.map((line) => JSON.parse(line));
  return { exitCode, out: out.join(''), err: err.join(''), rows };
}

const FIRST_AT = Date.UTC(2020, 0, 1);

/** Any number of histories as another system would give them: customers come back, matters have several rows. */
export function* generated(rows: number): Generator<string> {
  yield 'id,number,acceptedAt,closedAt,store,channel,content,product,order,name,phone,level,matter,satisfaction\r\n';
  for (let row = 0; row < rows; row += 1) {
    const [at, closed] = [0, 3].map((days) => new Date(FIRST_AT + row * MINUTE_MS + days * DAY_MS).toISOString());
    const person = (row * 7_919) % Math.ceil(rows * 0.7);
    const phone = `13${String(100_000_000 + person).padStart(9, '0')}`;
    const store = `${row % 2 ? 'EAST' : 'SOUTH'}-0${(row % 5) + 1}`;
    const said =
      `第${row}次，冰箱不制冷，修了${row % 4}次还是不行，客服说等通知，已经等了${row % 30}天，请尽快处理。`.repeat(2);
    const matter = row % 5 === 0 ? `M-${Math.floor(row / 20)}` : '';
    yield `R-${row},TS${row},${at},${closed?.slice(0, 10)},${store},电话,"${said}",冰箱,ORD${100_000_000 + row},顾客${person},${phone},一级,${matter},满意\r\n`;
  }
}
