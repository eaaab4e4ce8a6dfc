import { headers, type Msg, type NatsConnection, NatsError } from 'nats';
import { z } from 'zod';

/** Where a message stands in its stream, as the server acknowledges it. */
export interface Acknowledgement {
  seq: number;
  /** The stream had it already, at that place. */
  duplicate?: boolean;
}

/** Publishes to JetStream with many messages under way at a time. */
export interface Publisher {
  /**
   * Publishes one message; waits for the acknowledgement as long as the connection lives, so whoever asks keeps the time.
   * @throws PublishRefused when the server says no, NatsError when the message cannot even be sent
   */
  publish(subject: string, wire: string, messageId: string): Promise<Acknowledgement>;
  close(): void;
}

/** A subject that is not the service's own. */
export const FORBIDDEN = 403;

/** The server says no to a message. */
export class PublishRefused extends Error {
  override readonly name = 'PublishRefused';

  constructor(
    /** JetStream's code; 503 when no stream takes the subject. */
    readonly code: number,
    description: string,
  ) {
    super(description);
  }
}

/** A refusal bears a sequence too, of 0, so it is looked for first. */
const Answer = z.union([
  z.object({ error: z.object({ err_code: z.int().optional(), code: z.int(), description: z.string().default('') }) }),
  z.object({ seq: z.int().nonnegative(), duplicate: z.boolean().optional() }),
]);

type Settle = { resolve(acknowledgement: Acknowledgement): void; reject(error: Error): void };

/**
 * All acknowledgements come to one inbox. The client's own way, a request per message, makes an error with its stack for each
 * that succeeds, and takes twice the time.
 */
export function openPublisher(
  connection: NatsConnection,
  { service, inbox }: { service: string; inbox: string },
): Publisher {
  const waiting = new Map<string, Settle>();
  let sent = 0;
  const subscription = connection.subscribe(`${inbox}.*`, {
    callback(error, message) {
      if (error) return;
      const token = message.subject.slice(inbox.length + 1);
      const settle = waiting.get(token);
      waiting.delete(token);
      if (settle) settleWith(settle, message);
    },
  });
  return {
    publish(subject, wire, messageId) {
      return new Promise((resolve, reject) => {
        // The server would not answer at all.
        if (!subject.startsWith(`${service}.`))
          throw new PublishRefused(FORBIDDEN, `${service} tells only what begins with its name`);
        sent += 1;
        const token = String(sent);
        const identified = headers();
        identified.set('Nats-Msg-Id', messageId);
        connection.publish(subject, wire, { reply: `${inbox}.${token}`, headers: identified });
        waiting.set(token, { resolve, reject });
      });
    },
    close() {
      subscription.unsubscribe();
      waiting.clear();
    },
  };
}

function settleWith({ resolve, reject }: Settle, message: Msg): void {
  const answer = read(message);
  if (answer instanceof PublishRefused) reject(answer);
  else resolve(answer);
}

function read(message: Msg): Acknowledgement | PublishRefused {
  const status = message.headers?.code;
  if (status) return new PublishRefused(status, message.headers?.description || 'no stream takes it');
  try {
    const answer = Answer.parse(message.json());
    if ('seq' in answer) return answer;
    const { err_code, code, description } = answer.error;
    return new PublishRefused(err_code ?? code, description);
  } catch {
    return new PublishRefused(0, 'the acknowledgement cannot be read');
  }
}

/** Whether a message is larger than the server takes at all. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof NatsError && error.code === 'MAX_PAYLOAD_EXCEEDED';
