/** How e-mails leave a service; apart, since not every service writes to somebody. */
export * from './email.js';
export * from './smtp.js';
export * from './smtp-config.js';
