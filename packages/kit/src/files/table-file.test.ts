import { once } from 'node:events';
import { createInflateRaw } from 'node:zlib';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { eventually } from '../testing/eventually.js';
import { type Cell, type Column, type Table, type TableFormat, tableFile } from './index.js';
import { xlsxFile } from './xlsx/xlsx-file.js';

const column = (kind: Column['kind'], headingZh: string, headingEn: string): Column => ({
  ...{ kind, headingZh, headingEn, width: 12 },
});
const columns = [
  column('TEXT', '名称', 'Name'),
  column('DECIMAL', '金额', 'Amount'),
  column('WHOLE', '件数', 'Count'),
  column('DAY', '日期', 'Day'),
  column('INSTANT', '时间', 'At'),
];

async function* given(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  yield* rows;
}
const tableOf = (rows: readonly (readonly Cell[])[], changes: Partial<Table> = {}): Table => ({
  name: '清单 List',
  columns,
  rows: given(rows),
  timeZone: 'Asia/Shanghai',
  madeAt: new Date('2026-11-23T01:30:00Z'),
  ...changes,
});
const bytesOf = async (format: TableFormat, table: Table) => Buffer.concat(await tableFile(format, table).toArray());
const csvOf = async (rows: readonly (readonly Cell[])[]) => (await bytesOf('CSV', tableOf(rows))).toString();
/** What another reader makes of the workbook, without the headings. */
const sheetsOf = async (rows: readonly (readonly Cell[])[]) => {
  const sheets = await readSheets(await bytesOf('XLSX', tableOf(rows)), { trim: false });
  return sheets.map(({ sheet, data }) => ({ sheet, rows: data.slice(1) }));
};

/** Rows without end, and how many were asked for. */
function endless() {
  const seen = { rows: 0, isLetGo: false };
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    try {
      for (;;) {
        seen.rows += 1;
        yield ['x'.repeat(100), '1.00', seen.rows];
      }
    } finally {
      seen.isLetGo = true;
    }
  }
  return { seen, table: tableOf([], { rows: rows() }) };
}
const FORMATS: readonly TableFormat[] = ['CSV', 'XLSX'];

test('R93: CSV is UTF-8 that spreadsheets know for it, with headings in both languages and rows as RFC 4180 has them', async () => {
  const at = new Date('2026-11-23T16:30:00.999Z');
  const text = await csvOf([
    ['湖滨店', '80.00', 3, '2026-11-23', at],
    ['a,"b"\r\nc', null, null, null, null],
  ]);
  expect(text).toBe(
    '\uFEFF名称 Name,金额 Amount,件数 Count,日期 Day,时间 At\r\n' +
      '湖滨店,80.00,3,2026-11-23,2026-11-24 00:30:00\r\n' +
      '"a,""b""\r\nc",,,,\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
  'R93: %j is no formula for whoever opens the CSV',
  async (text) => expect(await csvOf([[text]])).toContain(/[\r\n]/.test(text) ? `"'${text}"` : `\n'${text},`),
);

test('R93: numbers below zero stay numbers in CSV; what is none is a text in whatever column', async () => {
  expect(await csvOf([['a', '-80.00', -3]])).toContain('a,-80.00,-3,,\r\n');
  expect(await csvOf([['合计', '=2', null, '-day']])).toContain("合计,'=2,,'-day,\r\n");
});

test('R93: a workbook holds numbers, days and instants as what they are, in the zone of the chain', async () => {
  const [sheet] = await sheetsOf([
    ['湖滨店 <&> "', '-1234567.89', 3, '2026-02-28', new Date('2026-11-23T16:30:00Z')],
    ['=1+1', null, 0, null, null],
  ]);
  expect(sheet?.sheet).toBe('清单 List');
  expect(sheet?.rows).toEqual([
    // The reader knows of no zone: an instant is what the clocks of the chain show.
    ['湖滨店 <&> "', -1234567.89, 3, new Date('2026-02-28T00:00:00Z'), new Date('2026-11-24T00:30:00Z')],
    ['=1+1', null, 0, null, null],
  ]);
});

test('R93: what a spreadsheet would not keep exactly is a text: many digits, days before its first one', async () => {
  const [sheet] = await sheetsOf([
    ['20261123220014567890', '9999999999999.99', 999_999_999_999_999, '1900-03-01', null],
    ['0012', '10000000000000.00', 1_000_000_000_000_000, '1900-02-28', new Date('1899-12-31T00:00:00Z')],
  ]);
  expect(sheet?.rows).toEqual([
    ['20261123220014567890', 9999999999999.99, 999_999_999_999_999, new Date('1900-03-01T00:00:00Z'), null],
    ['0012', '10000000000000.00', '1000000000000000', '1900-02-28', '1899-12-31T00:00:00.000Z'],
  ]);
});

test('R93: signs that no XML may hold, halves of signs and texts longer than a cell keep the workbook whole', async () => {
  const xml = await partOf(
    await bytesOf(
      'XLSX',
      tableOf([
        ['\0\u001f\r_x0041_', null],
        ['a\ud800', null],
        ['长'.repeat(40_000), null],
      ]),
    ),
    'xl/worksheets/sheet1.xml',
  );
  expect(xml).toContain('>_x0000__x001F__x000D__x005F_x0041_</t>');
  expect(xml).toContain('>a\ufffd</t>');
  expect(xml).toContain(`>${'长'.repeat(32_767)}</t>`);
});

test('R93: headings stay in sight, columns have their widths, and columns beyond Z are named', async () => {
  const many = Array.from({ length: 28 }, (_, at) => column('TEXT', '列', `C${at}`));
  const bytes = await bytesOf('XLSX', tableOf([Array.from({ length: 28 }, () => 'x')], { columns: many }));
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml');
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<col min="28" max="28" width="12" customWidth="1"/>');
  expect(xml).toContain('<c r="AB2"');
  const [sheet] = await readSheets(bytes);
  expect(sheet?.data).toEqual([many.map(({ headingEn }) => `列 ${headingEn}`), many.map(() => 'x')]);
});

test.each(FORMATS)('R93: a table without rows is a %s with headings alone', async (format) => {
  const bytes = await bytesOf(format, tableOf([]));
  if (format === 'CSV') expect(bytes.toString().split('\r\n')).toHaveLength(2);
  else expect((await readSheets(bytes)).map(({ data }) => data.length)).toEqual([1]);
});

test('R93: rows that do not fit on a sheet go on in further ones', async () => {
  const counted = (most: number) => Array.from({ length: most }, (_, at) => [String(at + 1), '1.00']);
  const filled = async (rows: number) => {
    const bytes = Buffer.concat(await xlsxFile(tableOf(counted(rows)), 4).toArray());
    const sheets = await readSheets(bytes);
    return sheets.map(({ sheet, data }) => [
      sheet,
      data
        .slice(1)
        .map(([first]) => first)
        .join(' '),
    ]);
  };
  expect(await filled(3)).toEqual([['清单 List', '1 2 3']]);
  expect(await filled(8)).toEqual([
    ['清单 List', '1 2 3'],
    ['清单 List (2)', '4 5 6'],
    ['清单 List (3)', '7 8'],
  ]);
});

test.each(FORMATS)(
  'R93: a %s takes no more rows than are read of it, and lets go of them when it is closed',
  async (format) => {
    const { seen, table } = endless();
    const file = tableFile(format, table);
    file.on('error', () => undefined);
    await once(file, 'readable');
    let before = -1;
    await eventually(async () => {
      const isStill = before === seen.rows;
      before = seen.rows;
      return isStill || undefined;
    });
    expect(seen.rows).toBeLessThan(50_000);
    file.destroy();
    await eventually(async () => seen.isLetGo || undefined);
  },
);

test.each(FORMATS)(
  'R93: a fault among the rows ends a %s, so that nobody takes a part for the whole',
  async (format) => {
    async function* rows(): AsyncGenerator<readonly Cell[]> {
      yield ['a'];
      throw new Error('the database is away');
    }
    await expect(bytesOf(format, tableOf([], { rows: rows() }))).rejects.toThrow('the database is away');
  },
);

/** One part of a workbook as text, by its first header in the file. */
async function partOf(zip: Buffer, path: string): Promise<string> {
  const named = zip.indexOf(path);
  const inflate = createInflateRaw();
  inflate.end(zip.subarray(named + path.length + zip.readUInt16LE(named - 2)));
  return Buffer.concat(await inflate.toArray()).toString();
}
