import type { Readable } from 'node:stream';
import { csvFile } from './csv-file.js';
import { type Table, TableFormat } from './table.js';
import { xlsxFile } from './xlsx/xlsx-file.js';

/** What a format is called among media types, and how the name of such a file ends. */
export const tableTypes: Readonly<Record<TableFormat, { mediaType: string; extension: string }>> = {
  CSV: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  XLSX: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
};

/**
 * The bytes of a table, made while they are read: however many rows there are, no more than some pieces stand in memory.
 * Rows are let go of when the file is not read to its end; what they throw ends it.
 * Source: R93.
 */
export const tableFile = (format: TableFormat, table: Table): Readable =>
  format === TableFormat.CSV ? csvFile(table) : xlsxFile(table);
