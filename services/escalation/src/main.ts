import { createLog, main } from '@complaints/kit';
import { readSmtp, smtpMailer } from '@complaints/kit/messages';
import { escalationWith } from './service.js';

const { LOG_LEVEL = 'info' } = process.env;
const outside = () => {
  const log = createLog('escalation', LOG_LEVEL);
  const smtp = readSmtp(process.env);
  return { log, mailer: smtp && smtpMailer(smtp, log), countedMs: () => performance.now() };
};
await main(escalationWith(outside), process.env, process.argv.slice(2));
