import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand } from '../command.mjs';
import { step } from '../progress.mjs';
import { cacheFolder } from '../workspace.mjs';

const cached = join(cacheFolder, 'nats-server', `${process.platform}-${process.arch}`, 'nats-server');

const hint =
  process.platform === 'darwin'
    ? 'Install it with "brew install nats-server" and run this again.'
    : 'Install nats-server (2.9.10 or later), put it on the PATH and run this again.';

/**
 * The path of nats-server: the one on the PATH, else Debian's or Ubuntu's package unpacked into the cache, which needs no root.
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<string>}
 */
export async function natsServerBinary({ signal } = {}) {
  const found = onPath('nats-server') ?? (existsSync(cached) ? cached : undefined);
  if (found) return found;
  if (!onPath('apt-get') || !onPath('dpkg')) throw new Error(`There is no nats-server on this machine. ${hint}`);
  await step('Fetching nats-server from the system’s packages', () => unpackPackage(signal)).catch((error) => {
    if (signal?.aborted) throw error;
    throw new Error(`nats-server could not be fetched from the system’s packages. ${hint}\n${error.message}`);
  });
  return cached;
}

/** @param {string} name */
function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** Uses package lists of its own, since the machine's may be missing and only root may renew them. @param {AbortSignal} [signal] */
async function unpackPackage(signal) {
  mkdirSync(dirname(cached), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, 'nats-server', 'fetch-'));
  try {
    for (const path of ['state/lists/partial', 'cache/archives/partial'])
      mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, 'status'), '');
    const places = [`Dir::State=${folder}/state`, `Dir::State::status=${folder}/status`, `Dir::Cache=${folder}/cache`];
    // As root, apt would hand the download to a user that may not enter this folder.
    const settings = [...places, 'APT::Sandbox::User=root', 'Acquire::Languages=none'].flatMap((setting) => [
      '-o',
      setting,
    ]);
    const captured = /** @type {const} */ ({ cwd: folder, output: 'capture', signal });
    // One broken source among the machine's must not matter while the others answer.
    await runCommand('apt-get', [...settings, '-q', 'update'], captured).catch(() => {});
    await runCommand('apt-get', [...settings, '-q', 'download', 'nats-server'], captured);
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (!archive) throw new Error('The download brought no package.');
    await runCommand('dpkg', ['-x', archive, 'unpacked'], captured);
    const binary = ['usr/sbin', 'usr/bin']
      .map((place) => join(folder, 'unpacked', place, 'nats-server'))
      .find((path) => existsSync(path));
    if (!binary) throw new Error('The package holds no nats-server.');
    const unfinished = join(folder, 'nats-server');
    copyFileSync(binary, unfinished);
    chmodSync(unfinished, 0o755);
    await runCommand(unfinished, ['--version'], captured);
    renameSync(unfinished, cached);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
