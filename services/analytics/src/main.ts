import { main } from '@complaints/kit';
import { analytics } from './service.js';

await main(analytics, process.env, process.argv.slice(2));
