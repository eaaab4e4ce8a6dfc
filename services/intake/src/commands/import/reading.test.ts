import { RuleError } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { readInstant } from './instants.js';
import { layOut } from './mapping.js';
import { readOptions } from './options.js';
import { wordsOf } from './progress.js';
import { csvRows, delimiterOf } from './records.js';
import { count, emptyTally } from './report.js';
import { textLines } from './text-lines.js';
import { readGrade, readSatisfaction, readStatus, readWay, readYes } from './words.js';

/** Rows of a text that comes in pieces. */
async function rowsOf(pieces: readonly string[], delimiter = ',') {
  async function* all() {
    for (const text of pieces) yield { text, bytesRead: 1 };
  }
  const rows = [];
  for await (const { line, fields } of csvRows(textLines(all()), delimiter)) {
    rows.push([line, fields instanceof RuleError ? fields.code : fields]);
  }
  return rows;
}
const refusalOf = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return (error as RuleError).code;
  }
};

test('R9: rows end as on any system, hold lines in quotes, and are told by the line they begin on', async () => {
  const text = 'a,b\r\n1,"x\r\ny"\n\n2,"q""q"\r3,"4,5"';
  const rows = [
    [1, ['a', 'b']],
    [2, ['1', 'x\r\ny']],
    [5, ['2', 'q"q']],
    [6, ['3', '4,5']],
  ];
  expect(await rowsOf([text])).toEqual(rows);
  expect(await rowsOf([...text])).toEqual(rows);
  expect(await rowsOf([])).toEqual([]);
});

test('R9: a row that is none is refused alone, and the next line begins a row again', async () => {
  const text = 'a,b\n1,x"y\n2,"x" y\n3,"never closed\n4,z\n5\n6,y,z\n7,"two\nlines"\n';
  expect(await rowsOf([text])).toEqual([
    [1, ['a', 'b']],
    [2, 'ROW_UNREADABLE'],
    [3, 'ROW_UNREADABLE'],
    [4, 'ROW_UNREADABLE'],
    [5, ['4', 'z']],
    [6, 'COLUMNS_WRONG'],
    [7, 'COLUMNS_WRONG'],
    [8, ['7', 'two\nlines']],
  ]);
});

test('R9: a line, or a quoted text, without end is not followed for ever', async () => {
  const long = '长'.repeat(1024 * 1024 + 1);
  expect(await rowsOf(['a,b\n', `1,${long}`, `${long}\n2,y\n`])).toEqual([
    [1, ['a', 'b']],
    [2, 'ROW_TOO_LONG'],
    [3, ['2', 'y']],
  ]);
  const quoted = `1,"${`${'x'.repeat(999)}\n`.repeat(140)}`;
  const rows = await rowsOf(['a,b\n', quoted]);
  expect(rows.slice(0, 3)).toEqual([
    [1, ['a', 'b']],
    [2, 'ROW_TOO_LONG'],
    [3, 'COLUMNS_WRONG'],
  ]);
});

test('R9: the sign between columns is found in the first row, outside quotes', () => {
  expect(delimiterOf('a,b;c,d')).toBe(',');
  expect(delimiterOf('"a,b,c";d;e')).toBe(';');
  expect(delimiterOf('a\tb')).toBe('\t');
  expect(delimiterOf('a')).toBe(',');
});

test('R9: instants are read as systems and spreadsheets write them, in Shanghai where no zone is said', () => {
  const read = (text: string, ends = false) => readInstant(text, { field: 'closedAt', ends }).toISOString();
  for (const text of [
    '2024-03-05T14:20:00+08:00',
    '2024-03-05T06:20:00Z',
    '2024/3/5 14:20',
    '2024-3-5 14:20:00',
    '2024.03.05 14:20',
    '2024年3月5日 14时20分',
    ' ２０２４-03-05T14:20 ',
    '2024-03-05 14:20:00.000+0800',
  ])
    expect(read(text)).toBe('2024-03-05T06:20:00.000Z');
  expect(read('2024-3-5')).toBe('2024-03-04T16:00:00.000Z');
  expect(read('2024/3/5', true)).toBe('2024-03-05T15:59:59.999Z');
  expect(read('2024-02-29 23:59:59.999')).toBe('2024-02-29T15:59:59.999Z');
  for (const text of [
    '2023-02-29',
    '2024-13-01',
    '2024-3-5 24:00',
    '2024-3-5 14:60',
    '2024-3-5 14:20:60',
    '1899-1-1',
    '45356',
    'soon',
    '3/5/2024',
    '2024-3-5 14:20+99:00',
  ])
    expect(refusalOf(() => read(text))).toBe('INSTANT_UNREADABLE');
  expect(refusalOf(() => read(' '))).toBe('INSTANT_MISSING');
});

test('R9: words are read by our names and by those that are usual, and nothing is guessed', () => {
  expect([readStatus(''), readStatus('已办结'), readStatus('closed provisionally'), readStatus('open')]).toEqual([
    ...['RESOLVED', 'RESOLVED', 'CLOSED_PROVISIONALLY', 'OPEN'],
  ]);
  expect(readWay('电话', '')).toEqual({ channel: 'PHONE', source: 'STORE' });
  expect(readWay('微博', '')).toEqual({ channel: 'SOCIAL_MEDIA', source: 'PUBLIC_WEB' });
  expect(readWay('letter', '消协')).toEqual({ channel: 'LETTER', source: 'CONSUMER_ASSOCIATION' });
  expect([readSatisfaction('不满意'), readSatisfaction('4'), readSatisfaction(''), readGrade('５', 'anger')]).toEqual([
    2,
    4,
    null,
    5,
  ]);
  expect([readYes('是'), readYes(''), readYes('No')]).toEqual([true, false, false]);
  const unknown = [
    () => readStatus('处理中'),
    () => readStatus('constructor'),
    () => readWay('飞鸽', ''),
    () => readWay('电话', 'x'),
  ];
  for (const act of [...unknown, () => readSatisfaction('ok'), () => readGrade('-1', 'anger'), () => readYes('maybe')])
    expect(refusalOf(act)).toBe('WORD_UNKNOWN');
  expect(refusalOf(() => readWay(' ', 'STORE'))).toBe('CHANNEL_MISSING');
});

test('R9: columns are found by headings in either language, a mapping goes before them', () => {
  const headings = ['工单号', '受理时间', ' Closed_At', '投诉内容', '渠道', '备注', '来源'];
  const nothing = { columns: {}, words: {}, defaults: {} };
  const found = layOut(headings, nothing);
  expect(Object.fromEntries(found.columns)).toEqual({
    externalId: 0,
    acceptedAt: 1,
    closedAt: 2,
    content: 3,
    channel: 4,
    source: 6,
  });
  expect(found.ignored).toEqual(['备注']);
  const mapped = layOut(headings, { ...nothing, columns: { 备注: 'content', 来源: null } });
  expect(mapped.columns.get('content')).toBe(5);
  expect(mapped.ignored).toEqual(['投诉内容', '来源']);
  expect(() => layOut(headings, { ...nothing, columns: { 编码: 'number' } })).toThrow('no column 编码');
  expect(() => layOut(['id', '工单号'], nothing)).toThrow('Two columns are read as externalId');
  expect(() => layOut(['id', 'content', 'acceptedAt'], nothing)).toThrow('No column is read as closedAt, channel');
  expect(
    layOut(['id', 'content', 'acceptedAt', 'closedAt'], { ...nothing, defaults: { channel: 'PHONE' } }).ignored,
  ).toEqual([]);
});

test('R9: what was typed must make sense', () => {
  const words = ['--from', 'a.csv', '--system', '旧系统'];
  const auto = { encoding: null, delimiter: null, dryRun: false, mapFile: null, reportFile: null };
  expect(readOptions(words)).toEqual({ from: 'a.csv', system: '旧系统', ...auto });
  expect(readOptions(['--', ...words, '--delimiter', 'tab', '--encoding', 'GB18030'])).toMatchObject({
    delimiter: '\t',
    encoding: 'gb18030',
  });
  for (const wrong of [
    [],
    ['--from', 'a'],
    ['--system', 'x'],
    [...words, '--report', 'a.csv'],
    [...words, '--encoding', 'x'],
    [...words, '--delimiter', 'x'],
    [...words, '--limit', '1'],
    ['--from', 'a', '--system', 'a b'],
  ])
    expect(() => readOptions(wrong)).toThrow(expect.objectContaining({ name: 'UsageError' }));
});

test('R9: how far it is, how fast and how long still is told by the part of the file that is done', () => {
  const tally = emptyTally(1_000);
  expect(wordsOf(tally, 1)).toBe('reading the file');
  count(tally, [{ line: 2, externalId: 'A', outcome: 'IMPORTED' }]);
  count(tally, [{ line: 3, externalId: 'B', outcome: 'REFUSED', code: 'CONTENT_EMPTY' }]);
  tally.bytesRead = 250;
  expect(wordsOf(tally, 2)).toBe('25 %, 2 rows, 1 rows/s, 6 s left, 1 left out');
});
