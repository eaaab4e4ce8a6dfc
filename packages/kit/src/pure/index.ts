export * from './calendar.js';
export * from './money.js';
export * from './rights.js';
export * from './wall-clock.js';
export * from './weekly-hours.js';
