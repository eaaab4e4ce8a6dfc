import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {import('node:child_process').ChildProcess | undefined} */
let warden;

/** @param {object} message */
function tellWarden(message) {
  if (!warden) {
    const file = fileURLToPath(new URL('warden.mjs', import.meta.url));
    warden = spawn(process.execPath, [file], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      env: { PATH: process.env.PATH },
    });
    warden.unref();
    const pipe = /** @type {import('node:net').Socket} */ (warden.stdin);
    pipe.unref();
    // Without a warden the servers run as well; they only are not stopped when this process is killed.
    pipe.on('error', () => {});
    warden.on('error', () => {});
  }
  warden.stdin?.write(`${JSON.stringify(message)}\n`);
}

/**
 * Starts a server in a session of its own, so that Ctrl-C in a terminal reaches it only through whoever started it.
 * @param {object} server
 * @param {string} server.name
 * @param {string} server.command
 * @param {string[]} server.arguments
 * @param {string} server.logFile is begun anew
 * @param {NodeJS.ProcessEnv} [server.env]
 * @param {string} [server.cwd]
 * @param {{ uid: number, gid: number }} [server.user] as whom it runs
 * @param {NodeJS.Signals} [server.stopSignal] that stops it in order
 * @param {NodeJS.Signals} [server.killSignal] that stops it at once
 * @param {string} [server.temporaryFolder] is removed after it
 */
export function startServerProcess({ name, command, logFile, env, cwd, user, temporaryFolder, ...server }) {
  const { stopSignal = 'SIGTERM', killSignal = 'SIGKILL' } = server;
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, '');
  const log = openSync(logFile, 'a');
  const child = spawn(command, server.arguments, { env, cwd, ...user, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const pid = child.pid;
  if (pid) tellWarden({ started: { pid, signal: stopSignal, temporaryFolder } });

  /** @type {string | undefined} */
  let ending;
  /** @type {Promise<string>} says how it ended */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(`cannot be started: ${error.message}`));
    child.on('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  }).then((how) => {
    ending = how;
    if (pid) tellWarden({ ended: pid });
    return how;
  });

  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    if (pid && ending === undefined) child.kill(signal);
  };

  return {
    name,
    pid,
    logFile,
    ended,
    /** How it ended, when it has. */
    ending: () => ending,
    /** The last lines it wrote. */
    lastLines: (count = 20) => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n'),
    /** Stops it in order; whatever still runs after ten seconds is killed. */
    async stop() {
      kill(stopSignal);
      const patience = setTimeout(() => kill(killSignal), 10_000);
      await ended;
      clearTimeout(patience);
      if (temporaryFolder) rmSync(temporaryFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    /** Stops it at once. */
    kill: () => kill(killSignal),
  };
}

/** @typedef {ReturnType<typeof startServerProcess>} ServerProcess */
