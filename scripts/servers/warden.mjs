/**
 * Stands beside a process that starts servers and outlives it. The starter writes one line of JSON for each server it starts or has seen end.
 * When its pipe closes, however that came about, the servers still running are stopped, the last started first.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from './processes.mjs';

/** @type {Map<number, { signal: NodeJS.Signals, temporaryFolder?: string }>} */
const watched = new Map();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const { started, ended } = JSON.parse(line);
  if (started) watched.set(started.pid, started);
  if (ended) watched.delete(ended);
}

for (const [pid, { signal, temporaryFolder }] of [...watched].reverse()) {
  send(pid, signal);
  // Asked by its command rather than by signal 0, which a container without an init process answers for the dead as well.
  for (let waited = 0; waited < 10_000 && commandOf(pid); waited += 50) await sleep(50);
  if (commandOf(pid)) send(-pid, 'SIGKILL');
  if (temporaryFolder) rmSync(temporaryFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
