import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { withLock } from './lock.mjs';
import { say, step } from './progress.mjs';
import { toolchain } from './toolchain.mjs';
import { root } from './workspace.mjs';

const stampFile = join(root, 'node_modules', '.cache', 'installed');

/**
 * @typedef {object} PrepareOptions
 * @property {AbortSignal} [signal]
 * @property {boolean} [build] also compiles; true unless said otherwise
 */

/**
 * Brings what running needs: Node and pnpm, the dependencies, a build.
 * @param {PrepareOptions} [options]
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>}
 */
export async function prepare({ signal, build = true } = {}) {
  const waiting = (/** @type {number} */ pid) =>
    say(`… Waiting for another preparation in this folder (process ${pid})`);
  return withLock('prepare', () => prepareAlone({ signal, build }), { signal, waiting });
}

/** @param {{ signal?: AbortSignal, build: boolean }} options */
async function prepareAlone({ signal, build }) {
  const { node, pnpm, env } = await toolchain({ signal });
  const wanted = await dependencyDigest();
  if (installedDigest() !== wanted) {
    // Nobody is asked: a folder made by another version of pnpm is replaced, and the listed build scripts run whatever the user's settings say.
    const flags = ['--frozen-lockfile', '--config.confirm-modules-purge=false', '--config.ignore-scripts=false'];
    await step('Installing the dependencies', () =>
      runCommand(pnpm, ['install', ...flags], { cwd: root, env, signal }),
    );
    mkdirSync(join(stampFile, '..'), { recursive: true });
    writeFileSync(stampFile, wanted);
  }
  if (build) await step('Building', () => runCommand('tsc', ['-b'], { cwd: root, env, signal }));
  return { node, env };
}

const installedDigest = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined);

/** A digest of all that decides what is installed. */
async function dependencyDigest() {
  const groups = await Promise.all(
    ['packages', 'services'].map(async (group) => (await readdir(join(root, group))).map((name) => join(group, name))),
  );
  const manifests = ['.', 'gateway', ...groups.flat().sort()].map((folder) => join(folder, 'package.json'));
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    if (existsSync(join(root, file))) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
