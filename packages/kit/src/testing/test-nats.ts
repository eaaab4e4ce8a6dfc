import { inject } from 'vitest';
import { startNats } from '../../../../scripts/servers/nats.mjs';

/** A nats-server of this test alone, with a user per service. */
export async function startTestNats(services: readonly string[], options: { port?: number } = {}) {
  const users = Object.fromEntries(services.map((service) => [service, `test-${service}`]));
  const server = await startNats({ ...options, users, binary: inject('natsServer' as never) as string });
  return { ...server, users };
}
