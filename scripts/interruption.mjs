/** The reason of an interruption by a person or the system; nobody needs to be told about it. */
export class Interrupted extends Error {}

/**
 * A signal that is aborted by Ctrl-C, a stop signal or a closed terminal.
 * @param {() => void} [again] called when it comes a second time
 * @returns {AbortSignal}
 */
export function interruption(again) {
  const controller = new AbortController();
  let first = 0;
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        first = performance.now();
        controller.abort(new Interrupted(name));
        return;
      }
      // npm passes on the Ctrl-C that the terminal has already sent to everyone, so one key press arrives twice.
      if (performance.now() - first > 1_000) again?.();
    });
  }
  // A closed terminal must not turn a line of progress into a crash.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}
