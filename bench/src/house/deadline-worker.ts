import { escalation } from '@complaints/escalation';
import { createLog, startService } from '@complaints/kit';
import { silentBus } from '@complaints/kit/testing';

/**
 * A process of escalation as it runs in production, on the address in DATABASE_URL, but for the bus: what is told stays in
 * the outbox. It says `ready`, and stops in order when it is told `stop`.
 */
const running = await startService(escalation, {
  config: {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'warn',
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    DATABASE_POOL: 10,
    NATS_URL: 'silent',
    NATS_STREAM_MEGABYTES: 16,
    NATS_STREAM_REPLICAS: 1,
    GATEWAY_JWKS_URL: 'http://127.0.0.1/none',
    PUBLIC_URL: 'http://127.0.0.1',
  },
  log: createLog(escalation.name, 'warn'),
  bus: silentBus(),
});
process.once('message', async () => {
  await running.stop();
  process.disconnect();
});
process.send?.('ready');
