import { Client, type ClientConfig } from 'pg';

/** A statement that the server did not end in time, and this long after has not answered, goes to one that does not live. */
const SILENT_MS = 500;

/** How a connection is bounded. */
export interface Bounds {
  /** The most a statement may take, in milliseconds. */
  statement_timeout: number;
  /** Breaks the connection off. */
  stopping?: AbortSignal;
}

/**
 * A connection that breaks off when the server does not answer a statement, so that whoever waits learns of it in time and
 * nobody else is handed the connection. The driver's own time-out leaves it in use.
 */
export class BoundedClient extends Client {
  private readonly silentAfterMs: number;

  constructor(config: ClientConfig & Bounds) {
    super(config);
    this.silentAfterMs = config.statement_timeout + SILENT_MS;
    config.stopping?.addEventListener('abort', () => this.breakOff(new Stopping()), { once: true });
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's many ways to ask pass through as they are
  override query(...asked: any[]): any {
    const answer = (super.query as (...asked: unknown[]) => unknown).apply(this, asked);
    if (!(answer instanceof Promise)) return answer;
    const silent = setTimeout(() => this.breakOff(new DatabaseSilent(this.silentAfterMs)), this.silentAfterMs);
    return answer.finally(() => clearTimeout(silent));
  }

  private breakOff(why: Error): void {
    this.connection.stream.destroy(why);
  }
}

class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
  readonly code = 'ETIMEDOUT';

  constructor(afterMs: number) {
    super(`the database did not answer within ${afterMs} ms`);
  }
}

class Stopping extends Error {
  override readonly name = 'Stopping';

  constructor() {
    super('the work was broken off');
  }
}
