/**
 * Runs a command of a service: `node scripts/of-service.mjs SERVICE COMMAND …`. While this folder runs by `npm start` it is
 * done in the environment of the service that runs, with its database and secrets; otherwise in the environment given.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { environmentFile, root, serviceNames } from './workspace.mjs';

const [service = '', ...words] = process.argv.slice(2);
if (!serviceNames().includes(service)) {
  console.error(`Usage: node scripts/of-service.mjs ${serviceNames().join('|')} COMMAND …`);
  process.exit(64);
}
if (existsSync(environmentFile)) {
  Object.assign(process.env, JSON.parse(readFileSync(environmentFile, 'utf8'))[service]);
}
const main = join(root, 'services', service, 'dist', 'main.js');
process.argv = [process.execPath, main, ...words];
await import(pathToFileURL(main).href);
