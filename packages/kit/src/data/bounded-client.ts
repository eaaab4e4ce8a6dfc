import { nextTick } from 'node:process';
import { Client, type ClientConfig } from 'pg';
import type { StatementNames } from './statement-names.js';

/** A statement that the server did not end in time, and this long after has not answered, goes to one that does not live. */
const SILENT_MS = 500;

/** What a prepared statement says when a migration has changed the columns that it answers. */
const PLANNED_FOR_OTHER_COLUMNS = '0A000';

/** How a connection is bounded. */
export interface Bounds {
  /** The most a statement may take, in milliseconds. */
  statement_timeout: number;
  /** Breaks the connection off. */
  stopping?: AbortSignal;
  /** Of statements that are prepared; nothing is, without. */
  names?: StatementNames;
}

/**
 * A connection that breaks off when the server does not answer a statement, so that whoever waits learns of it in time and
 * nobody else is handed the connection; the driver's own time-out leaves it in use. Statements are pipelined: each is sent as
 * it comes, those of one moment in one packet, and answered in their order. Those with parameters that are asked often are
 * prepared.
 */
export class BoundedClient extends Client {
  private readonly silentAfterMs: number;
  private readonly names: StatementNames | undefined;
  /** Statements that wait for their answer. */
  private waiting = 0;
  private silent: NodeJS.Timeout | undefined;

  constructor(config: ClientConfig & Bounds) {
    super({ ...config, pipeline: true });
    this.silentAfterMs = config.statement_timeout + SILENT_MS;
    this.names = config.names;
    config.stopping?.addEventListener('abort', () => this.breakOff(new Stopping()), { once: true });
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's many ways to ask pass through as they are
  override query(...asked: any[]): any {
    const { stream } = this.connection;
    stream.cork();
    nextTick(() => stream.uncork());
    const [text, values] = asked;
    const name = typeof text === 'string' && Array.isArray(values) ? this.names?.nameOf(text) : undefined;
    const named = name === undefined ? asked : [{ name, text, values }];
    const answer = (super.query as (...asked: unknown[]) => unknown).apply(this, named);
    if (!(answer instanceof Promise)) return answer;
    this.waiting += 1;
    if (this.waiting === 1) this.listen();
    return answer
      .catch((error) => {
        if (error.code === PLANNED_FOR_OTHER_COLUMNS) this.names?.rename(text);
        throw error;
      })
      .finally(() => {
        this.waiting -= 1;
        this.listen();
      });
  }

  /** Has the server the time of one statement to answer the next of those that wait. */
  private listen(): void {
    clearTimeout(this.silent);
    if (this.waiting === 0) return;
    this.silent = setTimeout(() => this.breakOff(new DatabaseSilent(this.silentAfterMs)), this.silentAfterMs);
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
