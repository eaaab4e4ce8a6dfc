export * from './attempts.js';
export * from './calendar.js';
export * from './money.js';
export * from './rights.js';
export * from './versions.js';
export * from './wall-clock.js';
export * from './weekly-hours.js';
