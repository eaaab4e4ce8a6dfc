import { RuleError } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { csvRows, delimiterOf } from './csv-rows.js';
import { textLines } from './text-lines.js';

/** Rows of a text that comes in pieces. */
async function rowsOf(pieces: readonly string[], { delimiter = ',', isEven = true } = {}) {
  async function* all() {
    for (const text of pieces) yield { text, bytesRead: 1 };
  }
  const rows = [];
  for await (const { line, fields } of csvRows(textLines(all()), delimiter, { isEven })) {
    rows.push([line, fields instanceof RuleError ? fields.code : fields]);
  }
  return rows;
}

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

test('R9: rows of several widths are read where they may be', async () => {
  expect(await rowsOf(['a\n', '1,2\n', '1,"x\n'], { isEven: false })).toEqual([
    [1, ['a']],
    [2, ['1', '2']],
    [3, 'ROW_UNREADABLE'],
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
