/** How any process lives, light to load: what the gateway needs without the tables, events and graph of a service. */
export * from './clock.js';
export * from './closing.js';
export * from './config.js';
export * from './lifecycle.js';
export * from './log.js';
export * from './pause.js';
export * from './receiving.js';
export * from './remote-keys.js';
