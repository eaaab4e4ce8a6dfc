import { createHmac } from 'node:crypto';
import { type Clock, type Log, systemClock } from '@complaints/kit/process';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { PaymentAnswer } from '../../domain/payment-answer.js';
import type { OrderToSend } from '../../domain/payment-order.js';
import { MOST_REFERENCE } from '../../domain/text.js';
import type { PaymentChannel } from '../../domain/vocabulary.js';
import { GatewayAway, type PaymentGateway } from './gateway.js';

/** Where the chain's payment service is, what it pays, and the secret it shares with the fund. */
export interface GatewaySettings {
  url: string;
  key: Buffer;
  channels: readonly PaymentChannel[];
}

const CONNECTIONS = 5;
const CONNECT_WITHIN_MS = 1_500;
/** How long it may be silent; the whole attempt has a limit of its own besides. */
const SILENT_MS = 4_000;
const MOST_ANSWER_BYTES = 16_384;

const reference = z
  .string()
  .trim()
  .min(1)
  .max(MOST_REFERENCE)
  .refine((text) => text.isWellFormed() && !text.includes('\0'));

const Answer = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('PAID'), id: z.string(), reference },
    madeAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  }),
  z.object({ kind: z.literal('REFUSED'), id: z.string(), code: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/) }),
  z.object({ kind: z.literal('PENDING'), id: z.string() }),
]);

/**
 * Speaks to the chain's payment service: one POST of JSON per order, signed, by the contract in the fund's README. Only what
 * that says of the order is an answer; any other status or body leaves open what became of it.
 */
export function httpsGateway(
  { url, key, channels }: GatewaySettings,
  log: Log,
  clock: Clock = systemClock,
): PaymentGateway {
  const dispatcher = new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    connect: { timeout: CONNECT_WITHIN_MS },
    headersTimeout: SILENT_MS,
    bodyTimeout: SILENT_MS,
    maxResponseSize: MOST_ANSWER_BYTES,
  });
  const ask = async (order: OrderToSend, signal: AbortSignal): Promise<string> => {
    const body = JSON.stringify(order);
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...signed(body, key, clock.now()),
    };
    const answer = await request(url, { method: 'POST', headers, body, signal, dispatcher });
    if (answer.statusCode === 200) return answer.body.text();
    await answer.body.dump();
    throw new GatewayAway(`STATUS_${answer.statusCode}`);
  };
  return {
    channels,
    async send(order, signal) {
      try {
        return answerOf(await ask(order, signal), order.id);
      } catch (error) {
        const away = error instanceof GatewayAway ? error : new GatewayAway(codeOf(error, signal));
        log.warn({ order: order.id, code: away.code, err: error }, 'a payment was ordered without an answer');
        throw away;
      }
    },
  };
}

/** What the payment service knows the fund by: HMAC-SHA256 over the instant in seconds, a point and the body. */
function signed(body: string, key: Buffer, now: Date) {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  return { 'payment-timestamp': timestamp, 'payment-signature': `sha256=${signature}` };
}

function answerOf(text: string, orderId: string): PaymentAnswer {
  const { success, data } = Answer.safeParse(jsonOf(text));
  if (!success || data.id !== orderId) throw new GatewayAway('ANSWER_UNREADABLE');
  const { id: _, ...answer } = data;
  return answer;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CODES: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'UNREACHABLE',
  UND_ERR_HEADERS_TIMEOUT: 'TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'TIMED_OUT',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'ANSWER_TOO_LARGE',
};

const codeOf = (error: unknown, signal: AbortSignal): string =>
  signal.aborted ? 'TIMED_OUT' : (CODES[(error as { code?: string }).code ?? ''] ?? 'UNREACHABLE');
