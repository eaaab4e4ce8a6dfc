import type { Log } from './log.js';

/** A part of a process that runs: it was started, and can be stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** How long an orderly stop may take before the process leaves all the same. */
const STOP_WITHIN_MS = 10_000;
const FAULT_WITHIN_MS = 1_000;

/**
 * Starts parts in order and stops those that run in the opposite order, so that a part never outlives what it needs.
 * When one does not start, those before it are stopped and the fault is thrown.
 */
export class Lifecycle implements Running {
  private readonly running: { name: string; part: Running }[] = [];

  constructor(private readonly log: Log) {}

  async start<T extends Running>(name: string, start: () => Promise<T> | T): Promise<T> {
    try {
      const part = await start();
      this.running.push({ name, part });
      return part;
    } catch (error) {
      this.log.error({ part: name, err: error }, 'did not start');
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (let next = this.running.pop(); next; next = this.running.pop()) {
      try {
        await next.part.stop();
      } catch (error) {
        this.log.error({ part: next.name, err: error }, 'did not stop cleanly');
      }
    }
  }
}

/**
 * Runs a process until it is told to stop (SIGTERM, SIGINT): orderly, at most ten seconds, exit code 0.
 * A stop signal during start-up takes effect when the start is complete, within the same ten seconds.
 */
export async function runProcess(log: Log, start: () => Promise<Running>): Promise<void> {
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        leaveAfter(STOP_WITHIN_MS, log);
        resolve();
      });
    }
  });
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    log.fatal({ err: error }, 'could not start');
    process.exitCode = 1;
    leaveAfter(FAULT_WITHIN_MS, log);
    return;
  }
  await stopAsked;
  await running.stop();
  log.info('stopped');
  process.exit(0);
}

/** Leaves all the same when something keeps the process from ending in time. */
function leaveAfter(ms: number, log: Log): void {
  setTimeout(() => {
    log.error('did not stop in time');
    process.exit(1);
  }, ms).unref();
}
