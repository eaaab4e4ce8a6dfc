import { natsServerBinary } from './servers/nats.mjs';
import { freePort } from './servers/ports.mjs';
import { startPostgres } from './servers/postgres.mjs';

/**
 * Gives the tests a Postgres of their own and the path of nats-server, of which each test file that needs one starts its own.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setup(project) {
  const [postgres, natsServer] = await Promise.all([startPostgres({ port: await freePort() }), natsServerBinary()]);
  project.provide('postgresAdminUrl', postgres.adminUrl);
  project.provide('natsServer', natsServer);
  return () => postgres.stop();
}
