export interface PostgresServer {
  port: number;
  /** Where the cluster really lives. */
  folder: string;
  /** The address of the database `postgres`, as its administrator. */
  adminUrl: string;
  /** Resolves with a sentence when the server has ended. */
  ended: Promise<string>;
  stop(): Promise<void>;
  kill(): void;
}

/** Starts an embedded Postgres that listens on this machine only; without `durable` it is fresh, quick and gone afterwards. */
export function startPostgres(options: {
  port: number;
  folder?: string;
  durable?: boolean;
  signal?: AbortSignal;
}): Promise<PostgresServer>;
