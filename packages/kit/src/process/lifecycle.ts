import type { Log } from './log.js';

/** A part of a process that runs: it was started, and can be stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** How long an orderly stop may take before the process leaves all the same. */
const STOP_WITHIN_MS = 10_000;
const FAULT_WITHIN_MS = 1_000;

/** A part by its name. */
interface Named {
  name: string;
  part: Running;
}

/**
 * Starts parts in order and stops those that run in the opposite order, so that a part never outlives what it needs.
 * Parts that need the same and not each other stop together. When one does not start, those before it are stopped and the
 * fault is thrown.
 */
export class Lifecycle implements Running {
  private readonly running: Named[][] = [];

  constructor(private readonly log: Log) {}

  /** Starts a part that may need all before it. */
  start<T extends Running>(name: string, start: () => Promise<T> | T): Promise<T> {
    return this.startIn([], name, start);
  }

  /** Starts a part that needs what the one before it needs, and not that one. */
  startBeside<T extends Running>(name: string, start: () => Promise<T> | T): Promise<T> {
    return this.startIn(this.running.pop() ?? [], name, start);
  }

  private async startIn<T extends Running>(ring: Named[], name: string, start: () => Promise<T> | T): Promise<T> {
    this.running.push(ring);
    try {
      const part = await start();
      ring.push({ name, part });
      return part;
    } catch (error) {
      this.log.error({ part: name, err: error }, 'did not start');
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (let ring = this.running.pop(); ring; ring = this.running.pop()) {
      await Promise.all(ring.map((named) => this.stopOne(named)));
    }
  }

  private async stopOne({ name, part }: Named): Promise<void> {
    try {
      await part.stop();
    } catch (error) {
      this.log.error({ part: name, err: error }, 'did not stop cleanly');
    }
  }
}

/**
 * Runs a process until it is told to stop (SIGTERM, SIGINT): orderly, at most ten seconds, exit code 0.
 * A stop signal during start-up takes effect when the start is complete, within the same ten seconds; a second signal
 * changes nothing.
 */
export async function runProcess(log: Log, start: () => Promise<Running>): Promise<void> {
  const stopAsked = new Promise<void>((resolve) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals) => {
      if (asked) return;
      asked = true;
      log.info({ signal }, 'stopping');
      leaveAfter(STOP_WITHIN_MS, log);
      resolve();
    };
    // Listened to until the end: without a listener a second signal would end the process at once.
    process.on('SIGTERM', stop).on('SIGINT', stop);
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
