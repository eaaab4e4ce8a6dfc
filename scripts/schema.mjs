/** Rewrites the printed schema of every service and the supergraph composed of them. Run it after a build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { step } from './progress.mjs';
import { root, serviceNames } from './workspace.mjs';

/** @param {string} service */
const print = async (service) => {
  const main = join(root, 'services', service, 'dist', 'main.js');
  const schema = await runCommand(process.execPath, [main, 'print-schema'], { cwd: root, output: 'capture' });
  writeFileSync(join(root, 'services', service, 'schema.graphql'), schema);
};

try {
  await step('Printing the schema of each service', () => Promise.all(serviceNames().map(print)));
  await step('Composing the supergraph', () =>
    runCommand(process.execPath, [join(root, 'gateway', 'dist', 'compose.js')], { cwd: root }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
