import type { RuleError } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { layOut } from './mapping.js';
import { readOptions } from './options.js';
import { wordsOf } from './progress.js';
import { count, emptyTally } from './report.js';
import { readGrade, readSatisfaction, readStatus, readWay, readYes } from './words.js';

const refusalOf = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return (error as RuleError).code;
  }
};

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
