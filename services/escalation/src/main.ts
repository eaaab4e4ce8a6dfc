import { main } from '@complaints/kit';
import { escalation } from './service.js';

await main(escalation, process.env, process.argv.slice(2));
