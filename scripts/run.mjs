/**
 * Runs a command with the workspace's Node and tools: `node scripts/run.mjs [--build] COMMAND …`.
 * Signals and the exit code are passed on.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { CommandFailed, exitCodeOf } from './command.mjs';
import { prepare } from './prepare.mjs';
import { addressFile } from './workspace.mjs';

const given = process.argv.slice(2);
const build = given[0] === '--build';
const [command, ...commandArguments] = build ? given.slice(1) : given;

if (!command) {
  console.error('Usage: node scripts/run.mjs [--build] COMMAND [ARGUMENT …]');
  process.exit(64);
}

const { env } = await prepare({ build }).catch((error) => {
  console.error(error instanceof CommandFailed ? error.message : error);
  process.exit(1);
});

// A command that asks the running platform finds it on whatever ports it got.
const addresses = existsSync(addressFile) ? JSON.parse(readFileSync(addressFile, 'utf8')) : {};
const child = spawn(command, commandArguments, { env: { ...addresses, ...env }, stdio: 'inherit' });
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => {
    // A terminal sends Ctrl-C to the command itself as well; twice would mean impatience.
    if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name);
  });
}
child.on('error', (error) => {
  console.error(`${command} cannot be started: ${error.message}`);
  process.exit(127);
});
child.on('close', (code, signal) => process.exit(exitCodeOf(code, signal)));
