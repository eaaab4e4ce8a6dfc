import type { ServerProcess } from './server-process.mjs';

export interface PostgresServer extends ServerProcess {
  port: number;
  /** Where the cluster really lives. */
  folder: string;
  /** The address of the database `postgres`, as its administrator. */
  adminUrl: string;
}

/** Starts an embedded Postgres that listens on this machine only; without `durable` it is fresh, quick and gone afterwards. */
export function startPostgres(options: {
  port: number;
  folder?: string;
  durable?: boolean;
  signal?: AbortSignal;
}): Promise<PostgresServer>;

/** Stops the server of an earlier run that was killed. */
export function stopPostgresLeftBehind(home: string): Promise<void>;
