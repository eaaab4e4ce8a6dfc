export * from './content-disposition.js';
export * from './csv-rows.js';
export { type FileRequest, openFileDoor, refuseFile, saidBytes } from './file-door.js';
export * from './one-time-link.js';
export { type Cell, type Column, type Table, TableFormat } from './table.js';
export * from './table-file.js';
export * from './text-lines.js';
export { digestOfToken, newToken } from './token.js';
