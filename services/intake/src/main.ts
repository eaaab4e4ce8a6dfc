import { createLog, main } from '@complaints/kit';
import { createVault, intake, logMessages, readVaultKeys } from './service.js';

const { LOG_LEVEL = 'info', NODE_ENV, PUBLIC_URL = '' } = process.env;
const outside = () => ({
  messages: logMessages(createLog('intake', LOG_LEVEL), { showText: NODE_ENV !== 'production' }),
  publicUrl: PUBLIC_URL.replace(/\/$/, ''),
  vault: createVault(readVaultKeys(process.env)),
});
await main(intake(outside), process.env, process.argv.slice(2));
