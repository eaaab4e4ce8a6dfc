import { Envelope, type EventType, type Heard, NotYetKnown, RuleError } from '@complaints/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { transact } from '../data/data-source.js';
import type { Clock } from '../process/clock.js';
import { describeError } from '../process/log.js';

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
  /** It is no event at all and will never be one. */
  | { kind: 'UNREADABLE'; error: unknown }
  /** To be delivered again. */
  | { kind: 'RETRY'; inMs: number; error: unknown };

/**
 * Handles one message.
 * @param deliveries how often the server has delivered it, this time included
 */
export type Consume = (wire: string, deliveries: number) => Promise<Verdict>;

const RETRY_MS = [1_000, 5_000, 30_000, 120_000] as const;
const MOST_ATTEMPTS = 5;

/**
 * Handles deliveries of one service, each at most once in effect: the inbox mark, the handler's changes and its own
 * events commit together. What the rules refuse is set aside; what is not yet known is waited for; any other fault is
 * tried again with back-off, five times.
 */
export function createConsumer(options: {
  hearings: readonly Hearing[];
  dataSource: DataSource;
  clock: Clock;
}): Consume {
  const { dataSource, clock } = options;
  const bySubject = new Map(options.hearings.map((hearing) => [hearing.type.subject, hearing]));

  return async function consume(wire, deliveries) {
    const read = readEnvelope(wire);
    if ('error' in read) return { kind: 'UNREADABLE', error: read.error };
    const { envelope } = read;
    const hearing = bySubject.get(envelope.subject);
    if (!hearing) return { kind: 'NOT_HEARD' };
    let attempts = 0;
    try {
      if (deliveries > 1) attempts = await countAttempt(dataSource, envelope.id, clock.now());
      if (attempts > MOST_ATTEMPTS && !(await isHandled(dataSource, envelope.id))) {
        return await setAside(dataSource, envelope, attempts, 'too many attempts', clock.now());
      }
      const kind = await handleOnce(dataSource, hearing, envelope, clock.now());
      if (attempts > 0) await forgetAttempts(dataSource, envelope.id);
      return { kind };
    } catch (error) {
      if (error instanceof RuleError) {
        return await setAside(dataSource, envelope, attempts, `${error.code}: ${error.message}`, clock.now());
      }
      if (error instanceof NotYetKnown) {
        if (attempts > 0) await takeAttemptBack(dataSource, envelope.id);
        return { kind: 'RETRY', inMs: waitAfter(deliveries - 1), error };
      }
      if (attempts >= MOST_ATTEMPTS) {
        return await setAside(dataSource, envelope, attempts, describeError(error).message ?? 'unknown', clock.now());
      }
      return { kind: 'RETRY', inMs: waitAfter(attempts), error };
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
  const { id, aggregateId, version, occurredAt, actorId, traceId } = envelope;
  return transact(dataSource, { actorId, traceId, operation: envelope.subject }, async (em) => {
    const marked = await em.query(
      `insert into inbox (event_id, subject, handled_at) values ($1, $2, $3) on conflict do nothing returning event_id`,
      [id, envelope.subject, now],
    );
    if (marked.length === 0) return 'REPEATED';
    const payload = z.decode(hearing.type.shape, envelope.payload);
    await hearing.handle(em, { id, aggregateId, version, occurredAt, actorId, traceId, payload }, now);
    return 'HANDLED';
  });
}

/** Counts before the work, so that a message that ends the process counts too. */
async function countAttempt(dataSource: DataSource, eventId: string, now: Date): Promise<number> {
  const [row] = await dataSource.query(
    `insert into delivery_attempt (event_id, attempts, tried_at) values ($1, 1, $2)
     on conflict (event_id) do update set attempts = delivery_attempt.attempts + 1, tried_at = excluded.tried_at
     returning attempts`,
    [eventId, now],
  );
  return row.attempts;
}

async function isHandled(dataSource: DataSource, eventId: string): Promise<boolean> {
  const rows = await dataSource.query('select from inbox where event_id = $1', [eventId]);
  return rows.length > 0;
}

async function forgetAttempts(dataSource: DataSource, eventId: string): Promise<void> {
  await dataSource.query('delete from delivery_attempt where event_id = $1', [eventId]);
}

/** Waiting for what is not yet known is no attempt, however long it takes. */
async function takeAttemptBack(dataSource: DataSource, eventId: string): Promise<void> {
  await dataSource.query('update delivery_attempt set attempts = attempts - 1 where event_id = $1', [eventId]);
}

async function setAside(
  dataSource: DataSource,
  envelope: Envelope,
  attempts: number,
  error: string,
  now: Date,
): Promise<Verdict> {
  await dataSource.query(
    `insert into dead_letter (event_id, subject, envelope, attempts, error, set_aside_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [envelope.id, envelope.subject, JSON.stringify(z.encode(Envelope, envelope)), attempts, error, now],
  );
  return { kind: 'SET_ASIDE' };
}
