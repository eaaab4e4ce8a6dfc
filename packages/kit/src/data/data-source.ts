import { DataSource, type DataSourceOptions } from 'typeorm';
import { KitAudit1700000000003 } from './audit.js';
import { KitAuditInWords1700000000005 } from './audit-in-words.js';
import { KitAuditJoins1700000000007 } from './audit-joins.js';
import { BoundedClient } from './bounded-client.js';
import { KitBreakOff1700000000008 } from './break-off.js';
import { KitTables1700000000000, KitVersionsInPlace1700000000006 } from './kit-tables.js';
import { KitOutboxByMonth1700000000004 } from './outbox-tables.js';
import { StatementNames } from './statement-names.js';

// biome-ignore lint/complexity/noBannedTypes: TypeORM takes classes as Function
type Class = Function;

export interface Tables {
  entities: readonly Class[];
  migrations: readonly Class[];
}

/** The most a statement of the application's role may take, in milliseconds. */
const STATEMENT_MS = 3_000;
/** The most anybody waits for a connection, new or given back: with the rest of a request well below two seconds. */
const CONNECTION_MS = 1_500;

/** The data source of a running service: the application's role, bounded waits, no schema changes. */
export function createDataSource(url: string, tables: Tables, options: { name: string; pool: number }): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...tables.entities],
    synchronize: false,
    applicationName: options.name,
    poolSize: options.pool,
    // An idle connection that breaks concerns nobody; whoever asks next gets another, or learns that there is none.
    poolErrorHandler: () => undefined,
    extra: {
      Client: BoundedClient,
      names: new StatementNames(),
      connectionTimeoutMillis: CONNECTION_MS,
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: 2 * STATEMENT_MS,
    },
  });
}

/** How long a server works on for somebody who is gone: as a startup option, so that it holds for every statement. */
const NOTICE_ABSENCE = '-c client_connection_check_interval=1000';

/** How long one statement of a job may take. */
export interface Patience {
  statementMs: number;
  /** Breaks the work off. */
  stopping?: AbortSignal;
}

/**
 * Does a job on one connection beside the pool, whose statements may take longer than those of a request. With the connection
 * goes what it locked, at once where the process ends with it.
 */
export async function withPatience<T>(
  { options }: DataSource,
  { statementMs, stopping }: Patience,
  work: (patient: DataSource) => Promise<T>,
): Promise<T> {
  stopping?.throwIfAborted();
  const extra = { Client: BoundedClient, connectionTimeoutMillis: CONNECTION_MS, options: NOTICE_ABSENCE, stopping };
  const patient = new DataSource({
    ...options,
    poolSize: 1,
    extra: { ...extra, statement_timeout: statementMs, idle_in_transaction_session_timeout: statementMs },
  } as DataSourceOptions);
  await patient.initialize();
  try {
    return await work(patient);
  } finally {
    await patient.destroy();
  }
}

/** Brings the tables up to date, as the role that owns them. Two at once wait for one another. */
export async function migrate(ownerUrl: string, tables: Tables): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [
      ...[KitTables1700000000000, KitAudit1700000000003, KitOutboxByMonth1700000000004, KitAuditInWords1700000000005],
      ...[KitVersionsInPlace1700000000006, KitAuditJoins1700000000007, KitBreakOff1700000000008],
      ...tables.migrations,
    ],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: 2,
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', ['migrate']);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock_all()');
    await lock.release();
    await dataSource.destroy();
  }
}
