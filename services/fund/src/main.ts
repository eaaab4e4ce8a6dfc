import { createLog, main } from '@complaints/kit';
import { fundWith, openGateway } from './service.js';

const { LOG_LEVEL = 'info' } = process.env;
const outside = () => ({ gateway: openGateway(process.env, createLog('fund', LOG_LEVEL)) });
await main(fundWith(outside), process.env, process.argv.slice(2));
