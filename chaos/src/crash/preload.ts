/**
 * Loaded before a process under test (`node --import`): lets the proof kill or sabotage it where it speaks to Postgres
 * or NATS, without a word of that in the code under test. SIGUSR2 makes it read its order anew.
 */
import { readOrder } from './orders.js';
import { patchNats } from './patch-nats.js';
import { patchPostgres } from './patch-postgres.js';

patchPostgres();
patchNats();
readOrder();
process.on('SIGUSR2', readOrder);
