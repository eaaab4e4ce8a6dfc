import type { EntityManager } from 'typeorm';
import { OVERTAKEN } from './break-off.js';

const DEADLOCK = '40P01';
/** A row that was on its way to the outbox of no month while the partition of its own came to be. */
const CHECK_VIOLATION = '23514';
const OUTBOX_OF_NO_MONTH = 'outbox_other';
/** How often work is begun that others overtake: each time means that one of them has done theirs. */
const MOST_OVERTAKEN = 10;

/** Who caused a change and in which request; stands on every event that the transaction records and in its audit. */
export interface Cause {
  actorId: string | null;
  traceId: string | null;
  /** What is being done: a mutation's name, an event's subject, a timer's or a command's name. */
  operation: string;
}

/** The cause of what a service does of itself: its timers and commands. */
export const ofItself = (operation: string): Cause => ({ actorId: null, traceId: null, operation });

/** Tells the audit of the rest of the transaction. */
export const SAY_CAUSE = `select set_config('complaints.cause', $1, true)`;

/** A data source; or the manager of a transaction, part of which may fail without the rest. */
type TransactionSource = Pick<EntityManager, 'transaction'>;

/** What is known of a transaction while it runs. */
interface Running {
  cause: Cause;
  /** The answers that nobody waits for before its end. */
  unanswered: Promise<unknown>[];
}

/**
 * Runs one transaction that remembers its cause, and again when it is overtaken. When two waited for each other and Postgres
 * ended this one, or a month of the outbox began beside it, nothing of it was done, and it runs once more.
 */
export async function transact<T>(
  source: TransactionSource,
  cause: Cause,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  for (let time = 1; ; time += 1) {
    try {
      return await transactOnce(source, cause, work);
    } catch (error) {
      if (time >= timesOf(error)) throw error;
    }
  }
}

/** How often work is begun that ends in an error. */
function timesOf(error: unknown): number {
  const { code, table } = (error as { driverError?: { code?: string; table?: string } }).driverError ?? {};
  if (code === OVERTAKEN) return MOST_OVERTAKEN;
  return code === DEADLOCK || (code === CHECK_VIOLATION && table === OUTBOX_OF_NO_MONTH) ? 2 : 1;
}

async function transactOnce<T>(
  source: TransactionSource,
  cause: Cause,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const unanswered: Promise<unknown>[] = [];
  try {
    return await source.transaction(async (em) => {
      const runner = em.queryRunner;
      if (!runner) throw new Error('a transaction has a query runner');
      const before = runner.data;
      runner.data = { cause, unanswered } satisfies Running;
      try {
        pipelined(em, SAY_CAUSE, [JSON.stringify(cause)]);
        return await work(em);
      } finally {
        // Whoever still sends something after the end is told, since nobody hears of it any more.
        runner.data = before;
      }
    });
  } finally {
    // The first that failed is why everything behind it did. A commit behind it has done nothing, and does not say so.
    await Promise.all(unanswered);
  }
}

/**
 * Sends a statement of a transaction for whose answer nobody waits: what follows goes right behind it, in the same packet where
 * nothing is waited for between, and so does the commit. Rows that it locks are locked for no way to the service and back.
 * Where it fails, everything behind it fails, and so does the transaction, with its error.
 */
export function pipelined(em: EntityManager, statement: string, parameters: unknown[]): void {
  const { unanswered } = runningOf(em) ?? {};
  if (!unanswered) throw new Error('only a transaction of transact hears at its end how its statements ended');
  const answer = em.query(statement, parameters);
  answer.catch(() => undefined);
  unanswered.push(answer);
}

/** The cause of the transaction an entity manager belongs to. */
export const causeOf = (em: EntityManager): Cause => runningOf(em)?.cause ?? ofItself('unknown');

const runningOf = (em: EntityManager): Running | undefined => em.queryRunner?.data as Running | undefined;
