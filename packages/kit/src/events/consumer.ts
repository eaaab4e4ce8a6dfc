import { Envelope, type EventType, type Heard, NotYetKnown, RuleError } from '@complaints/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDatabaseAway } from '../data/database-faults.js';
import { transact } from '../data/transact.js';
import type { Clock } from '../process/clock.js';
import { describeError } from '../process/log.js';
import { createAttempts } from './attempts.js';
import { awaitLater } from './awaited.js';
import { setAside } from './dead-letters.js';

/** What a service does when it hears one kind of event. */
export interface Hearing<Payload = unknown> {
  readonly type: EventType<Payload>;
  readonly handle: (em: EntityManager, event: Heard<Payload>, now: Date) => Promise<void>;
}

/** Ties a handler to the event it hears. */
export function hears<Payload>(type: EventType<Payload>, handle: Hearing<Payload>['handle']): Hearing {
  return { type, handle } as Hearing;
}

/** What became of a delivered message. */
export type Verdict =
  | { kind: 'HANDLED' | 'REPEATED' | 'NOT_HEARD' | 'SET_ASIDE' }
  /** Kept in the database until what it names is known. */
  | { kind: 'AWAITED'; awaits: string }
  /** It is no event at all and will never be one. */
  | { kind: 'UNREADABLE'; error: unknown }
  /** To be delivered again. */
  | { kind: 'RETRY'; inMs: number; error: unknown };

/**
 * Handles one message.
 * @param deliveries how often it has been delivered, this time included
 */
export type Consume = (wire: string, deliveries: number) => Promise<Verdict>;

const RETRY_MS = [1_000, 5_000, 30_000, 120_000] as const;
const MOST_ATTEMPTS = 5;

/**
 * Handles deliveries of one service, each at most once in effect: the inbox mark, the handler's changes and its own
 * events commit together. What the rules refuse is set aside; what names something not yet known is kept until it is; a
 * database that is away is waited for; any other fault is tried again with back-off, five times.
 */
export function createConsumer(options: {
  hearings: readonly Hearing[];
  dataSource: DataSource;
  clock: Clock;
}): Consume {
  const { dataSource, clock } = options;
  const bySubject = new Map(options.hearings.map((hearing) => [hearing.type.subject, hearing]));
  const attempts = createAttempts(dataSource);

  return async function consume(wire, deliveries) {
    const read = readEnvelope(wire);
    if ('error' in read) return { kind: 'UNREADABLE', error: read.error };
    const { envelope } = read;
    const hearing = bySubject.get(envelope.subject);
    if (!hearing) return { kind: 'NOT_HEARD' };
    let tried = 0;
    try {
      if (deliveries > 1) tried = await attempts.count(envelope.id);
      if (tried > MOST_ATTEMPTS && !(await isHandled(dataSource, envelope.id))) {
        return await setAside(dataSource, envelope, { attempts: tried, error: 'too many attempts' });
      }
      const kind = await handleOnce(dataSource, hearing, envelope, clock.now());
      if (tried > 0) await attempts.forget(envelope.id);
      return { kind };
    } catch (error) {
      if (error instanceof RuleError) {
        return await setAside(dataSource, envelope, { attempts: tried, error: `${error.code}: ${error.message}` });
      }
      if (error instanceof NotYetKnown) {
        await awaitLater(dataSource, envelope, error.message);
        await attempts.forget(envelope.id);
        return { kind: 'AWAITED', awaits: error.message };
      }
      if (isDatabaseAway(error)) {
        if (tried > 0) attempts.takeBack(envelope.id);
        return { kind: 'RETRY', inMs: RETRY_MS[0], error };
      }
      if (tried >= MOST_ATTEMPTS) {
        return await setAside(dataSource, envelope, {
          attempts: tried,
          error: describeError(error).message ?? 'unknown',
        });
      }
      return { kind: 'RETRY', inMs: waitAfter(tried), error };
    }
  };
}

function readEnvelope(wire: string): { envelope: Envelope } | { error: unknown } {
  try {
    return { envelope: z.decode(Envelope, JSON.parse(wire)) };
  } catch (error) {
    return { error };
  }
}

const waitAfter = (failures: number): number => RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? RETRY_MS[0];

/** One transaction: mark, effect, events. A mark that is there already means the effect is too. */
async function handleOnce(dataSource: DataSource, hearing: Hearing, envelope: Envelope, now: Date) {
  const { id, aggregateId, version, occurredAt, actorId, traceId, subject } = envelope;
  return transact(dataSource, { actorId, traceId, operation: subject }, async (em) => {
    const marked = await em.query(
      `insert into inbox (event_id, subject, handled_at) values ($1, $2, $3) on conflict do nothing returning event_id`,
      [id, subject, now],
    );
    if (marked.length === 0) return 'REPEATED';
    const payload = z.decode(hearing.type.shape, envelope.payload);
    await hearing.handle(em, { id, aggregateId, version, occurredAt, actorId, traceId, payload }, now);
    return 'HANDLED';
  });
}

async function isHandled(dataSource: DataSource, eventId: string): Promise<boolean> {
  const rows = await dataSource.query('select from inbox where event_id = $1', [eventId]);
  return rows.length > 0;
}
