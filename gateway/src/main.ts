import { createLog, readConfig, runProcess, systemClock } from '@complaints/kit/process';
import { GatewayConfig, startGateway } from './gateway.js';

const log = createLog('gateway', process.env.LOG_LEVEL ?? 'info');
await runProcess(log, async () =>
  startGateway({ config: readConfig(GatewayConfig, process.env), log, clock: systemClock }),
);
