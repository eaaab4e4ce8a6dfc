export * from './connection.js';
export * from './context.js';
export * from './money.js';
export * from './mutate.js';
export * from './payload.js';
export * from './scalars.js';
export * from './schema.js';
export * from './vocabulary.js';
