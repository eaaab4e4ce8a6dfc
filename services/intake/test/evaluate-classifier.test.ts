import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../src/commands/evaluate-classifier/run.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
});
afterAll(() => rm(folder, { recursive: true }));

const GOODS = ['冰箱', '电视', '洗衣机', '空调', '手机', '沙发', '热水器', '微波炉', '电脑', '衣柜'];
const SAYINGS = {
  质量: ['坏了不能用', '用了两天就坏了'],
  配送: ['送货迟到', '送货太慢了'],
  价格: ['标错价格', '价格太贵'],
};
const ROWS = Object.entries(SAYINGS).flatMap(([label, sayings]) =>
  sayings.flatMap((saying) =>
    GOODS.map((goods, index) => ({ label, title: goods, text: saying, customer_id: `c${index}` })),
  ),
);

async function evaluate(rows: readonly (object | string)[], ...words: string[]) {
  const file = join(folder, 'rows.jsonl');
  await writeFile(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  let [out, err] = ['', ''];
  const stdout = { write: (text: string) => (out += text) };
  const code = await run(['--from', file, ...words], { stdout, stderr: { write: (text: string) => (err += text) } });
  return { code, out, err };
}

test('R17: a file is split by customer, learned and asked about, wholly and after few', async () => {
  const { code, out, err } = await evaluate(
    [...ROWS, { text: 'without a label' }, '', { label: '质量' }],
    '--learn',
    '20',
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('seed 1: 48 learned\n  macro-F1 1.0000   top-3 1.0000   accuracy 1.0000');
  expect(out).toContain('(12 rows)');
  expect(out).toContain('seed 1: 20 learned');
  expect(out).toMatch(/ 4 {5}1\.0000 {5}1\.0000 {5}1\.0000 {2}配送/);
  expect(out).toMatch(
    /From a confidence of \d+ % on: suggested for [\d.]+ % of the rows, right for 100\.0 % of these\./,
  );
  expect(await evaluate(ROWS, '--learn', '20', '--seed', '2')).toEqual(
    await evaluate(ROWS, '--seed', '2', '--learn', '20'),
  );
});

test('R17: rows already split into words are read as well, and where little is there all is learned once', async () => {
  const tokens = ROWS.map(({ label, text, title }) => ({ label, tokens: `${title} ${text}` }));
  const { code, out } = await evaluate(tokens);
  expect(code).toBe(0);
  expect(out.match(/learned/g)).toHaveLength(1);
});

test('what cannot be evaluated is said in one sentence', async () => {
  expect(await evaluate(['{"label"'])).toMatchObject({ code: 1, err: 'Line 1 is no JSON object.\n' });
  expect(await evaluate(['7'])).toMatchObject({ code: 1, err: 'Line 1 is no JSON object.\n' });
  expect((await evaluate(ROWS.slice(0, 9))).err).toContain('9 labelled rows: too few');
  expect((await evaluate([], '--from', join(folder, 'nothing'))).err).toContain('cannot be read');
  expect((await evaluate([], '--help')).out).toContain('npm run evaluate:classifier');
});
