import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A command that ended badly; its own output has said why. */
export class CommandFailed extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode
   */
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {'inherit' | 'capture'} [output] where its output goes; captured output is returned, or shown when it fails
 * @property {{ uid: number, gid: number }} [user] as whom it runs
 * @property {AbortSignal} [signal] ends the command and all that it started
 */

/**
 * Runs a command to its end, without input.
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} what it wrote to standard output, when captured
 * @throws CommandFailed when it cannot be started or ends with another code than 0
 */
export function runCommand(command, commandArguments, { env, cwd, user, output = 'inherit', signal } = {}) {
  signal?.throwIfAborted();
  const stream = output === 'inherit' ? 'inherit' : 'pipe';
  // With a signal it gets a group of its own, so that everything below it can be ended at once.
  const child = spawn(command, commandArguments, {
    env,
    cwd,
    ...user,
    stdio: ['ignore', stream, stream],
    detached: !!signal,
  });
  let written = '';
  let shown = '';
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    written += text;
    shown += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    shown += text;
  });
  const end = (/** @type {NodeJS.Signals} */ name) => {
    try {
      process.kill(-(/** @type {number} */ (child.pid)), name);
    } catch {
      // It has ended already.
    }
  };
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  const abort = () => {
    end('SIGTERM');
    patience = setTimeout(() => end('SIGKILL'), 5_000);
  };
  signal?.addEventListener('abort', abort);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new CommandFailed(`${command} cannot be started: ${error.message}`, 127)));
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', abort);
      clearTimeout(patience);
      if (signal?.aborted) return reject(signal.reason);
      if (code === 0) return resolve(written);
      const title = [command, ...commandArguments].join(' ');
      reject(
        new CommandFailed(
          `${title} failed (${killedBy ?? code})${shown ? `:\n${shown.trim()}` : ''}`,
          exitCodeOf(code, killedBy),
        ),
      );
    });
  });
}

/**
 * The exit code a shell would report.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} killedBy
 */
export const exitCodeOf = (code, killedBy) => code ?? 128 + (killedBy ? constants.signals[killedBy] : 0);
