import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command.mjs';
import { step } from '../progress.mjs';
import { dataFolder, root } from '../workspace.mjs';
import { named } from './servers.mjs';

const stampFile = join(dataFolder, 'demonstration-loaded');

/** The command that a service has when it brings something to the demonstration. */
const command = 'load-demonstration';

/**
 * Loads the demonstration data, once for each cluster.
 * @param {object} options
 * @param {string} options.node
 * @param {string[]} options.services in the order in which they load
 * @param {(service: string) => NodeJS.ProcessEnv} options.environmentOf
 * @param {AbortSignal} options.signal
 */
export async function loadDemonstration({ node, services, environmentOf, signal }) {
  const cluster = createHash('sha256')
    .update(named.databaseUrl ?? 'embedded')
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === cluster) return;
  const loading = services.filter((service) =>
    existsSync(join(root, 'services', service, 'dist', 'commands', `${command}.js`)),
  );
  await step('Loading the demonstration', async () => {
    for (const service of loading) {
      const main = join(root, 'services', service, 'dist', 'main.js');
      await runCommand(node, [main, command], { cwd: root, env: environmentOf(service), output: 'capture', signal });
    }
  });
  writeFileSync(stampFile, cluster);
}
