/** A server or process started beside this one. */
export interface ServerProcess {
  name: string;
  pid: number | undefined;
  logFile: string;
  /** Resolves with how it ended, when it has. */
  ended: Promise<string>;
  /** How it ended, when it has. */
  ending(): string | undefined;
  /** The last lines it wrote. */
  lastLines(count?: number): string;
  /** Stops it in order; whatever still runs after ten seconds is killed. */
  stop(): Promise<void>;
  /** Stops it at once. */
  kill(): void;
}

/** Starts a server in a session of its own, so that Ctrl-C in a terminal reaches it only through whoever started it. */
export function startServerProcess(server: {
  name: string;
  command: string;
  arguments: string[];
  /** Is begun anew. */
  logFile: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** As whom it runs. */
  user?: { uid: number; gid: number };
  /** That stops it in order. */
  stopSignal?: NodeJS.Signals;
  /** That stops it at once. */
  killSignal?: NodeJS.Signals;
  /** Is removed after it. */
  temporaryFolder?: string;
}): ServerProcess;
