import 'reflect-metadata';

export * from './caller.js';
export * from './data/columns.js';
export * from './data/copy.js';
export * from './data/data-source.js';
export * from './events/bus.js';
export * from './events/consumer.js';
export * from './events/record.js';
export * from './events/relay.js';
export * from './events/subscription.js';
export * from './graphql/index.js';
export * from './idempotency.js';
export * from './main.js';
export * from './process/index.js';
export * from './pure/index.js';
export * from './service.js';
export * from './timer.js';
