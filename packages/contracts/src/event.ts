import { z } from 'zod';

/** An instant: a Date in code, ISO 8601 with milliseconds and Z on the wire. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/**
 * One kind of event: told by the one service its subject begins with, heard by any.
 * A shape never changes; a new one is a new subject (`.v2`).
 */
export interface EventType<Payload = unknown> {
  /** `<service>.<noun>.<past>.v<n>` */
  readonly subject: string;
  /** What the order of events is promised within. */
  readonly aggregateType: string;
  readonly shape: z.ZodType<Payload>;
  aggregateIdOf(payload: Payload): string;
  /** The event with its payload, ready to be recorded. */
  of(payload: Payload): Told;
}

/** An event a rule decided on, not yet recorded. */
export interface Told<Payload = unknown> {
  readonly type: EventType<Payload>;
  readonly payload: Payload;
}

/** An event as a consumer sees it. */
export interface Heard<Payload> {
  readonly id: string;
  readonly aggregateId: string;
  /** Counts the events of one aggregate from 1, without gaps. */
  readonly version: number;
  readonly occurredAt: Date;
  readonly actorId: string | null;
  readonly traceId: string | null;
  readonly payload: Payload;
}

/** An event as it travels. */
export const Envelope = z.object({
  id: z.uuid(),
  subject: z.string(),
  aggregateType: z.string(),
  aggregateId: z.uuid(),
  version: z.int().positive(),
  occurredAt: instant,
  actorId: z.string().nullable(),
  traceId: z.string().nullable(),
  payload: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * Defines one kind of event.
 * @param aggregate type and the payload field that holds its id
 */
export function defineEvent<Shape extends z.ZodRawShape>(
  subject: string,
  aggregate: readonly [type: string, idField: keyof Shape & string],
  shape: Shape,
): EventType<z.output<z.ZodObject<Shape>>> {
  type Payload = z.output<z.ZodObject<Shape>>;
  const [aggregateType, idField] = aggregate;
  const type: EventType<Payload> = {
    subject,
    aggregateType,
    shape: z.strictObject(shape) as unknown as z.ZodType<Payload>,
    aggregateIdOf: (payload) => (payload as Record<string, string>)[idField] as string,
    of: (payload) => ({ type, payload }) as Told,
  };
  return type;
}
