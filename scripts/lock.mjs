import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from './servers/processes.mjs';
import { cacheFolder } from './workspace.mjs';

/**
 * Takes a lock of this workspace, or says who has it.
 * @param {string} name
 * @returns {{ release: () => void } | { heldBy: number }} the id of the process that has it
 */
export function tryLock(name) {
  const file = join(cacheFolder, `${name}.lock`);
  const own = `${file}.${process.pid}`;
  mkdirSync(cacheFolder, { recursive: true });
  for (;;) {
    try {
      // Linked rather than written in place, so that it is never there without its content.
      writeFileSync(own, String(process.pid));
      linkSync(own, file);
      const release = () => rmSync(file, { force: true });
      process.once('exit', release);
      return { release };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own, { force: true });
    }
    const holder = holderOf(file);
    if (holder) return { heldBy: holder };
    // Whoever had it was killed.
    rmSync(file, { force: true });
  }
}

/**
 * Does work that only one process of this workspace may do at a time.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {{ signal?: AbortSignal, waiting: (heldBy: number) => void }} options `waiting` is called once, when another has it
 * @returns {Promise<T>}
 */
export async function withLock(name, work, { signal, waiting }) {
  for (let told = false; ; told = true) {
    const lock = tryLock(name);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) waiting(lock.heldBy);
    await sleep(200, undefined, { signal });
  }
}

/** @param {string} file */
function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return commandOf(pid)?.includes('.mjs') ? pid : undefined;
  } catch {
    return undefined;
  }
}
