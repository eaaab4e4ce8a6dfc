import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole workspace. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What can be fetched or made again: the toolchain, the server binaries, stamps. */
export const cacheFolder = join(root, '.cache');

/** What a development start keeps: databases, streams, secrets, logs. */
export const dataFolder = join(root, '.data');

/** Where the copy that runs in this folder can be reached, as long as it runs. */
export const addressFile = join(dataFolder, 'addresses.json');

/** What each service of the copy that runs in this folder was started with besides what all know, for its commands; it holds secrets. */
export const environmentFile = join(dataFolder, 'environments.json');

/** @param {string} path relative to the workspace */
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The name of the project. */
export const projectName = /** @type {string} */ (readJson('package.json').name);

/**
 * The names of the services: the folders below `services/`, in the order in which `tsconfig.json` lists them.
 * @returns {string[]}
 */
export function serviceNames() {
  /** @type {string[]} */
  const listed = readJson('tsconfig.json').references.map(
    (/** @type {{ path: string }} */ reference) => reference.path,
  );
  const place = (/** @type {string} */ name) => {
    const index = listed.indexOf(`services/${name}`);
    return index < 0 ? listed.length : index;
  };
  return readdirSync(join(root, 'services'))
    .filter((name) => existsSync(join(root, 'services', name, 'package.json')))
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}
