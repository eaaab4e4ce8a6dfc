import 'reflect-metadata';

export * from './audit-trail.js';
export * from './clock.js';
export * from './eventually.js';
export * from './identity.js';
export * from './key-publisher.js';
export * from './mailbox.js';
export * from './once-per-key.js';
export * from './side-by-side.js';
export * from './silent-bus.js';
export * from './test-database.js';
export * from './test-nats.js';
export * from './test-service.js';
export * from './wake-timers.js';
