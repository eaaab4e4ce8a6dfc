import { inject } from 'vitest';
import { startNats } from '../../../../scripts/servers/nats.mjs';

/** The password of the user `operator`, who may do everything. */
export const OPERATOR_PASSWORD = 'test-operator';

/** A nats-server of this test alone, with a user per service and an operator. With a folder its streams outlive it. */
export async function startTestNats(services: readonly string[], options: { port?: number; folder?: string } = {}) {
  const users = Object.fromEntries(services.map((service) => [service, `test-${service}`]));
  const server = await startNats({
    ...options,
    users,
    operatorPassword: OPERATOR_PASSWORD,
    binary: inject('natsServer' as never) as string,
  });
  return { ...server, users };
}
