import type { PassThrough } from 'node:stream';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Table } from '../table.js';
import { type RowsAhead, sheetOf } from './sheet.js';
import { before, behind, sheetPath } from './workbook.js';

/** A sheet of any spreadsheet has no more rows. */
const MOST_ROWS = 1_048_576;

/**
 * A table as a workbook for spreadsheets: numbers, days and instants as what they are, headings that stay in sight. What
 * does not fit on a sheet goes on in a further one. A number of more digits than a spreadsheet keeps is a text.
 * @param mostRows of one sheet, with its heading
 * Source: R93.
 */
export function xlsxFile(table: Table, mostRows = MOST_ROWS): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  zip.on('error', (error) => output.destroy(error));
  fill(zip, output, { table, mostRows }).catch((error) => output.destroy(error));
  return output;
}

async function fill(
  zip: ZipFile,
  output: Readable,
  { table, mostRows }: { table: Table; mostRows: number },
): Promise<void> {
  const options = { mtime: table.madeAt };
  for (const { path, xml } of before) zip.addBuffer(Buffer.from(xml), path, options);
  const iterator = table.rows[Symbol.asyncIterator]();
  try {
    const ahead: RowsAhead = { iterator, next: await iterator.next() };
    let sheets = 0;
    do {
      sheets += 1;
      const sheet = Readable.from(sheetOf(table, { ahead, mostRows, isFirst: sheets === 1 }), { objectMode: false });
      output.once('close', () => sheet.destroy());
      zip.addReadStream(sheet, sheetPath(sheets), options);
      await finished(sheet);
    } while (!ahead.next.done);
    for (const { path, xml } of behind(table.name, sheets)) zip.addBuffer(Buffer.from(xml), path, options);
    zip.end();
  } finally {
    await iterator.return?.();
  }
}
