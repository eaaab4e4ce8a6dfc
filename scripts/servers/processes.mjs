import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The command line of a running process.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is none
 */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Waits until something is there.
 * @template T
 * @param {() => T | undefined | false | Promise<T | undefined | false>} look
 * @param {{ withinMs: number, everyMs: number, signal?: AbortSignal, what: string }} options `what` is said when it does not come
 * @returns {Promise<T>}
 */
export async function waitFor(look, { withinMs, everyMs, signal, what }) {
  const end = performance.now() + withinMs;
  for (;;) {
    signal?.throwIfAborted();
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`${what} within ${withinMs / 1000} s`);
    await sleep(everyMs);
  }
}

/**
 * Stops a server that an earlier, killed run has left behind.
 * @param {number | undefined} pid as its pid file says; the number may belong to something else by now
 * @param {string} mark what its command line contains
 * @param {NodeJS.Signals} signal that stops it in order
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopLeftBehind(pid, mark, signal) {
  if (!pid || !commandOf(pid)?.includes(mark)) return false;
  process.kill(pid, signal);
  await waitFor(() => !commandOf(pid)?.includes(mark), {
    withinMs: 15_000,
    everyMs: 50,
    what: `The server of an earlier run (process ${pid}) did not stop`,
  });
  return true;
}
