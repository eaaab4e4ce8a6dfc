import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runCommand } from '../command.mjs';
import { root } from '../workspace.mjs';
import { layOutContext } from './context.mjs';
import { environmentOf, readDockerfile } from './dockerfile.mjs';

/** @import { Instruction } from './dockerfile.mjs' */

/**
 * Follows the Dockerfile without Docker: from the files Docker would be given, with the packages that this machine has.
 * What a stage runs before its WORKDIR changes the base image; that cannot be done here and is handed back.
 * @param {string} folder empty; a folder for each stage is made in it
 * @returns {Promise<{ app: string, notRun: string[] }>} where the image's working directory is, and what was not run
 */
export async function buildImage(folder) {
  const context = join(folder, 'context');
  layOutContext(context);
  const build = { folder, context, notRun: /** @type {string[]} */ ([]), env: offlineEnvironment() };
  const stages = readDockerfile();
  let workdir = '/';
  for (const [index, stage] of stages.entries()) {
    const home = join(folder, stage.name ?? 'image');
    const base = stages.slice(0, index).find(({ name }) => name === stage.from)?.instructions ?? [];
    if (base.length > 0) take(join(folder, stage.from), home);
    workdir = await followStage(build, { base, own: stage.instructions, home });
  }
  return { app: join(folder, 'image', workdir), notRun: build.notRun };
}

/** @typedef {{ folder: string, context: string, notRun: string[], env: NodeJS.ProcessEnv }} Build */

/**
 * @param {Build} build
 * @param {{ base: Instruction[], own: Instruction[], home: string }} stage with the instructions of the stage below it, and what is the root of its file system
 */
async function followStage(build, { base, own, home }) {
  const env = { ...build.env, ...environmentOf([...base, ...own]) };
  let workdir = base.find(({ name }) => name === 'WORKDIR')?.value ?? '/';
  for (const instruction of own) {
    const cwd = join(home, workdir);
    if (instruction.name === 'WORKDIR') workdir = resolve(workdir, instruction.value);
    mkdirSync(join(home, workdir), { recursive: true });
    if (instruction.name === 'COPY') copy(build, instruction, cwd);
    if (instruction.name !== 'RUN') continue;
    if (workdir === '/') build.notRun.push(instruction.value);
    else await runCommand('sh', ['-c', instruction.value], { cwd, env, output: 'capture' });
  }
  return workdir;
}

/** @param {Build} build @param {Instruction} instruction @param {string} cwd */
function copy({ folder, context }, { value, flags }, cwd) {
  const paths = value.split(/\s+/);
  const target = resolve(cwd, /** @type {string} */ (paths.pop()));
  for (const path of paths) {
    if (flags.from) take(join(folder, flags.from, path), target);
    else if (path === '.') cpSync(context, target, { recursive: true });
    else cpSync(join(context, path), join(target, basename(path)));
  }
}

/** A stage's files are used once, so they are moved rather than copied; a second use would find nothing and fail. @param {string} from @param {string} to */
function take(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** With the packages that the workspace itself was installed from, and nothing else of this process's surroundings. */
function offlineEnvironment() {
  const store = execFileSync('pnpm', ['store', 'path'], { cwd: root, encoding: 'utf8' }).trim();
  const { PATH, HOME } = process.env;
  return { PATH, HOME, pnpm_config_offline: 'true', pnpm_config_store_dir: store };
}
