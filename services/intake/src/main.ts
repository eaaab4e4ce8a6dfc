import { createLog, main } from '@complaints/kit';
import { intake, logMessages } from './service.js';

const { LOG_LEVEL = 'info', NODE_ENV, PUBLIC_URL = '' } = process.env;
const messages = logMessages(createLog('intake', LOG_LEVEL), { showText: NODE_ENV !== 'production' });
const outside = () => ({ messages, publicUrl: PUBLIC_URL.replace(/\/$/, '') });
await main(intake(outside), process.env, process.argv.slice(2));
