export * from './content-disposition.js';
export * from './csv-rows.js';
export { type Cell, type Column, type Table, TableFormat } from './table.js';
export * from './table-file.js';
export * from './text-lines.js';
export * from './token.js';
