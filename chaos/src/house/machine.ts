import type { ServerProcess } from '../../../scripts/servers/server-process.mjs';

/** A process or server that can be killed, stopped and started again at the same address. */
export interface Machine {
  readonly name: string;
  /** Starts it and waits until it is ready. */
  start(): Promise<void>;
  /** Starts it and waits for nothing. */
  launch(): Promise<void>;
  /** Waits until it is ready. */
  ready(): Promise<void>;
  /** Stops it at once, and waits until it is gone. */
  kill(): Promise<void>;
  /** Stops it in order; answers how it ended. */
  stop(): Promise<string>;
  /** How it ended, when it has. */
  ending(): string | undefined;
  readonly process: ServerProcess;
}

/**
 * @param begin starts the process; the same each time
 * @param isReady whether it does its work by now
 */
export function machine(options: {
  name: string;
  begin: () => Promise<ServerProcess> | ServerProcess;
  isReady: () => Promise<boolean>;
  signal: AbortSignal;
}): Machine {
  const { name, begin, isReady, signal } = options;
  let server: ServerProcess | undefined;
  const running = (): ServerProcess => {
    if (!server) throw new Error(`${name} was never started`);
    return server;
  };
  async function launch(): Promise<void> {
    signal.throwIfAborted();
    if (server && server.ending() === undefined) throw new Error(`${name} runs already`);
    server = await begin();
    alive.add(server);
    server.ended.then(() => alive.delete(server as ServerProcess));
  }
  async function ready(): Promise<void> {
    await until(`${name} is not ready`, async () => {
      if (signal.aborted) throw new Fatal('interrupted');
      const how = running().ending();
      if (how) throw new Fatal(`${name} ${how}:\n${running().lastLines()}`);
      return isReady();
    });
  }
  return {
    name,
    launch,
    ready,
    async start() {
      await launch();
      await ready();
    },
    async kill() {
      server?.kill();
      await server?.ended;
    },
    async stop() {
      await server?.stop();
      return server?.ending() ?? 'was never started';
    },
    ending: () => server?.ending(),
    get process() {
      return running();
    },
  };
}

/** Every process that runs now, of whichever house. */
const alive = new Set<ServerProcess>();

/** Stops at once whatever runs, and waits until it is gone: for an interruption, wherever the work stands. */
export async function killAll(): Promise<void> {
  for (const server of alive) server.kill();
  await Promise.all([...alive].map(({ ended }) => ended));
}

/** Not worth waiting on: what is waited for cannot come any more. */
class Fatal extends Error {}

/** Waits for a condition with a bound; a fault of the check counts as not yet, except a Fatal one. */
export async function until(
  what: string,
  check: () => Promise<boolean> | boolean,
  { withinMs = 30_000, everyMs = 20 } = {},
): Promise<void> {
  const end = performance.now() + withinMs;
  let last: unknown;
  while (performance.now() < end) {
    try {
      if (await check()) return;
    } catch (error) {
      if (error instanceof Fatal) throw error;
      last = error;
    }
    await sleep(everyMs);
  }
  throw new Error(`${what} within ${withinMs} ms`, { cause: last });
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
