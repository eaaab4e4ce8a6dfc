import { createLog, readConfig, runProcess, systemClock } from '@complaints/kit/process';
import { IssuerConfig, startIssuer } from './issuer.js';

const log = createLog('development-issuer', process.env.LOG_LEVEL ?? 'info');
await runProcess(log, async () =>
  startIssuer({ config: readConfig(IssuerConfig, process.env), log, clock: systemClock }),
);
