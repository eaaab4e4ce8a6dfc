import { main } from '@complaints/kit';
import { fund } from './service.js';

await main(fund, process.env, process.argv.slice(2));
