import { expect, test } from 'vitest';
import { type StatementReading, statementLines } from './statement-rows.js';

const nothing = { reference: null, amount: null, income: null, direction: null, madeAt: null };
const reading: StatementReading = {
  ...{ channel: 'CASH', columns: nothing, paidIsNegative: null, timeZone: 'Asia/Shanghai' },
  span: { from: new Date('2026-10-31T16:00:00Z'), until: new Date('2026-11-30T16:00:00Z') },
};

/** What is read of a statement that has at most three lines. */
async function read(text: string) {
  async function* pieces() {
    yield { text, bytesRead: text.length };
  }
  const lines = [];
  for await (const { number, reference, fault } of statementLines(pieces(), reading, 3))
    lines.push([number, reference, fault]);
  return lines;
}
const HEADING = 'reference,amount,date\n';

test('R65: lines are told by their number in the file, behind whatever comes before the headings', async () => {
  const text = `Statement\n"of a quote that is open,\n,\n${HEADING}a,1.00,2026-11-23\n\nb,1.00,2026-11-23`;
  expect(await read(text)).toEqual([
    [5, 'a', null],
    [7, 'b', null],
  ]);
});

test('R65: headings stand among the first hundred lines', async () => {
  const rows = `${HEADING}a,1.00,2026-11-23\n`;
  expect(await read(`${'#\n'.repeat(99)}${rows}`)).toHaveLength(1);
  await expect(read(`${'#\n'.repeat(100)}${rows}`)).rejects.toMatchObject({ fault: 'COLUMNS_MISSING' });
});

test('R65: as many lines as there may be are read, and not one more; remarks are none', async () => {
  const lines = (count: number) => `${HEADING}${'a,1.00,2026-11-23\n#remark\n'.repeat(count)}`;
  expect(await read(lines(3))).toHaveLength(3);
  await expect(read(lines(4))).rejects.toMatchObject({ fault: 'TOO_MANY_LINES' });
});

test('R65: a line that is no row, or has too few columns, is told with its fault', async () => {
  expect(await read(`${HEADING}a"b,1,2\nc\n`)).toEqual([
    [2, null, 'ROW_UNREADABLE'],
    [3, 'c', 'AMOUNT_MISSING'],
  ]);
});
