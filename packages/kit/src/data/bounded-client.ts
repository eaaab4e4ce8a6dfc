import { Client } from 'pg';

/** The server ends a statement after three seconds; one that has not even done that does not live. */
const SILENT_AFTER_MS = 3_500;

/**
 * A connection that breaks off when the server does not answer a statement, so that whoever waits learns of it in time and
 * nobody else is handed the connection. The driver's own time-out leaves it in use.
 */
export class BoundedClient extends Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's many ways to ask pass through as they are
  override query(...asked: any[]): any {
    const answer = (super.query as (...asked: unknown[]) => unknown).apply(this, asked);
    if (!(answer instanceof Promise)) return answer;
    const silent = setTimeout(() => this.connection.stream.destroy(new DatabaseSilent()), SILENT_AFTER_MS);
    return answer.finally(() => clearTimeout(silent));
  }
}

class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
  readonly code = 'ETIMEDOUT';

  constructor() {
    super(`the database did not answer within ${SILENT_AFTER_MS} ms`);
  }
}
