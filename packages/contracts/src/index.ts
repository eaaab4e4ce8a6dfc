export * from './demonstration-chain.js';
export * from './event.js';
export * from './events/index.js';
export * from './identity.js';
export * from './meanings.js';
export * from './rule-error.js';
export * from './vocabulary.js';
