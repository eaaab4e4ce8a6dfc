import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { CommandFailed, runCommand } from './command.mjs';
import { step } from './progress.mjs';
import { cacheFolder, root } from './workspace.mjs';

/** The versions that are fetched, named once. */
export const nodeVersion = '24.21.0';
const pnpmVersion = '12.21.0';
const leastNode = 24;

const machine = `${process.platform}-${process.arch}`;

/**
 * Makes sure of Node and pnpm: Node is the machine's own when it is new enough, else both are fetched through npm and kept.
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<{ node: string, pnpm: string, env: NodeJS.ProcessEnv }>} paths of both, and an environment in which they and the workspace's tools are found
 */
export async function toolchain({ signal } = {}) {
  if (process.platform === 'win32')
    throw new Error('Windows is supported through WSL only: please run this inside it.');
  // The packages that only carry the binary need no install script, unlike the package `node`.
  const nodePackage =
    process.platform === 'darwin' && process.arch === 'arm64' ? `node-bin-${machine}` : `node-${machine}`;
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= leastNode;
  const [node, pnpm] = await Promise.all([
    isNewEnough ? process.execPath : fetched('Node', `${nodePackage}@${nodeVersion}`, join('.bin', 'node'), signal),
    // The native binary itself: the command beside it would need an install script.
    fetched('pnpm', `pnpm@${pnpmVersion}`, join('@pnpm', `exe.${machine}`, 'pnpm'), signal),
  ]);
  const path = [dirname(node), dirname(pnpm), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { node, pnpm, env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') } };
}

/**
 * The path of a tool's binary, fetched when it is not there yet.
 * @param {string} title
 * @param {string} specifier the package and its version
 * @param {string} binary below node_modules
 * @param {AbortSignal} [signal]
 */
async function fetched(title, specifier, binary, signal) {
  const version = specifier.slice(specifier.lastIndexOf('@') + 1);
  const folder = join(cacheFolder, 'toolchain', `${title.toLowerCase()}-${version}-${machine}`);
  const inFolder = join('node_modules', binary);
  if (!existsSync(join(folder, inFolder))) {
    rmSync(folder, { recursive: true, force: true });
    await step(`Fetching ${title} ${version}`, () => fetchInto(folder, specifier, inFolder, signal));
  }
  return join(folder, inFolder);
}

/**
 * Installs one package into a folder that appears only when all of it is there and runs.
 * @param {string} folder
 * @param {string} specifier
 * @param {string} binary relative to the folder
 * @param {AbortSignal} [signal]
 */
async function fetchInto(folder, specifier, binary, signal) {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
    const flags = [
      '--ignore-scripts',
      '--include=optional',
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--global=false',
    ];
    const install = ['install', '--prefix', unfinished, '--loglevel=error', ...flags, specifier];
    await runCommand('npm', install, { cwd: unfinished, output: 'capture', signal }).catch((error) => {
      if (!(error instanceof CommandFailed)) throw error;
      throw new CommandFailed(
        `npm could not fetch ${specifier}. Is the package registry reachable?\n${error.message}`,
        1,
      );
    });
    await runCommand(join(unfinished, binary), ['--version'], { output: 'capture', signal }).catch((error) => {
      if (!(error instanceof CommandFailed)) throw error;
      throw new CommandFailed(`${specifier} does not run on this machine (${machine}).\n${error.message}`, 1);
    });
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another run that fetched the same was quicker.
    if (!existsSync(join(folder, binary))) throw error;
  }
}
