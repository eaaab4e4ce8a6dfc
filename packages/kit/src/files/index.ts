export * from './content-disposition.js';
export * from './csv-rows.js';
export * from './text-lines.js';
export * from './token.js';
