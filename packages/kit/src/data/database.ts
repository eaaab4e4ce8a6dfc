import type { DataSource } from 'typeorm';
import type { Running } from '../process/lifecycle.js';
import { describeError, type Log } from '../process/log.js';
import { createNews } from '../process/news.js';
import { pause } from '../process/pause.js';
import { isDatabaseAway } from './database-faults.js';

const TRY_AGAIN_MS = 500;
const FIRST_TRY_MS = 1_500;
/** Wrong name or password, no such database: waiting alone does not mend it. */
const REFUSED_STATE = /^(28\w{3}|3D000)$/;

/** A service's database. It may be away when the service starts, and is connected to for as long as it takes. */
export interface Database extends Running {
  /** Whether it was there once. It may have gone since: then each use fails by itself, and works again by itself. */
  isOpen(): boolean;
  /** Whether it answers within the time. */
  answers(withinMs: number): Promise<boolean>;
  /** Starts a part as soon as the database is there; at once when it is. */
  whenOpen(start: () => Running): Running;
}

/**
 * Connects, and goes on trying in the background when the database is away.
 * @throws when what fails is not the database, for example the description of a table
 */
export async function startDatabase(dataSource: DataSource, log: Log): Promise<Database> {
  const stopping = new AbortController();
  let open = false;
  const firstTry = connect(dataSource);
  const settled = firstTry.then(keepTrying);
  const fault = await Promise.race([firstTry, pause(FIRST_TRY_MS, stopping.signal)]);
  if (fault && !isDatabaseAway(fault)) {
    stopping.abort();
    throw fault;
  }
  return {
    isOpen: () => open,
    async answers(withinMs) {
      if (!open) return false;
      const answered = dataSource.query('select 1').then(
        () => true,
        () => false,
      );
      return (await Promise.race([answered, pause(withinMs, stopping.signal)])) ?? false;
    },
    whenOpen(start) {
      if (open) return start();
      let part: Running | undefined;
      let stopped = false;
      settled.then(() => {
        if (open && !stopped && !stopping.signal.aborted) part = start();
      });
      return {
        async stop() {
          stopped = true;
          await part?.stop();
        },
      };
    },
    async stop() {
      stopping.abort();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };

  async function keepTrying(first: unknown): Promise<void> {
    const isNews = createNews();
    for (let reason = first; reason; reason = await connect(dataSource)) {
      if (stopping.signal.aborted) return;
      if (isNews(reason)) sayWhy(log, reason);
      await pause(TRY_AGAIN_MS, stopping.signal);
    }
    open = !stopping.signal.aborted;
    if (!open && dataSource.isInitialized) await dataSource.destroy();
    if (open && first) log.info('connected to the database');
  }
}

/** @returns why it did not succeed, or nothing */
async function connect(dataSource: DataSource): Promise<unknown> {
  try {
    await dataSource.initialize();
    return undefined;
  } catch (error) {
    // The pool of a try that failed half-way would keep its connection.
    await dataSource.driver.disconnect().catch(() => undefined);
    return error;
  }
}

function sayWhy(log: Log, reason: unknown): void {
  const isRefused = !isDatabaseAway(reason) || REFUSED_STATE.test(describeError(reason).code ?? '');
  if (isRefused) log.error({ err: reason }, 'the database refuses this service: see DATABASE_URL; trying again');
  else log.warn({ err: reason }, 'the database is away; trying again');
}
