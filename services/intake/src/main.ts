import { createLog, main } from '@complaints/kit';
import { readSmtp, smtpMailer } from '@complaints/kit/messages';
import { createVault, intake, logMessages, openStorage, readVaultKeys, routeByChannel } from './service.js';

const { LOG_LEVEL = 'info', NODE_ENV, PUBLIC_URL = '' } = process.env;
const outside = () => {
  const log = createLog('intake', LOG_LEVEL);
  const toLog = logMessages(log, { showText: NODE_ENV !== 'production' });
  const smtp = readSmtp(process.env);
  return {
    messages: routeByChannel({ SMS: toLog, EMAIL: smtp ? smtpMailer(smtp, log) : toLog }),
    publicUrl: PUBLIC_URL.replace(/\/$/, ''),
    vault: createVault(readVaultKeys(process.env)),
    storage: openStorage(process.env),
  };
};
await main(intake(outside), process.env, process.argv.slice(2));
