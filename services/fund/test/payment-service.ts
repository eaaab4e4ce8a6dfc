import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Running } from '@complaints/kit';
import type { OrderToSend } from '../src/domain/payment-order.js';

/**
 * What the payment service does with an order that it has not paid yet. LOSE pays and breaks the connection off before it has
 * answered.
 */
type Deed = 'PAY' | 'PEND' | 'LOSE' | 'AWAY' | { refuse: string } | { say: string };

/** A payment service of a chain, by the contract in the fund's README, behind a real socket. */
export interface PaymentService extends Running {
  url: string;
  /** The secret it shares with whoever sends orders, as the environment says it. */
  key: string;
  /** Whose clock its answers are by. */
  clock: Clock;
  /** What it does next, one deed per order that comes; afterwards it pays. */
  does: Deed[];
  /** Every order that was understood, also again. */
  asked: OrderToSend[];
  /** What money went out for: each payment once. */
  payments: { order: OrderToSend; reference: string; madeAt: Date }[];
  /** How many requests were refused because of what they were signed with. */
  forged: number;
}

const FRESH_SECONDS = 300;

export async function startPaymentService(): Promise<PaymentService> {
  const server = createServer((incoming, outgoing) => void answer(service, { incoming, outgoing }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: PaymentService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`,
    key: randomBytes(32).toString('base64url'),
    clock: { now: () => new Date() },
    ...{ does: [], asked: [], payments: [], forged: 0 },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

async function answer(service: PaymentService, { incoming, outgoing }: Exchange): Promise<void> {
  const body = await textOf(incoming);
  const say = (status: number, text = '') =>
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(text);
  if (!isSigned(incoming, body, service.key)) {
    service.forged += 1;
    return void say(401);
  }
  const order: OrderToSend = JSON.parse(body);
  const { id } = order;
  const before = service.asked.find((one) => one.id === id);
  if (before && JSON.stringify(before) !== body) return void say(409);
  service.asked.push(order);
  const deed = isPaid(service, id) ? 'PAY' : (service.does.shift() ?? 'PAY');
  if (deed === 'AWAY') return void say(503);
  if (deed === 'PEND') return void say(200, JSON.stringify({ kind: 'PENDING', id }));
  if (typeof deed === 'object' && 'say' in deed) return void say(200, deed.say);
  if (typeof deed === 'object') return void say(200, JSON.stringify({ kind: 'REFUSED', id, code: deed.refuse }));
  const { reference, madeAt } = pay(service, order);
  if (deed === 'LOSE') return void incoming.socket.destroy();
  say(200, JSON.stringify({ kind: 'PAID', id, reference, madeAt }));
}

const isPaid = ({ payments }: PaymentService, id: string): boolean => payments.some(({ order }) => order.id === id);

/** Pays an order, unless it is paid. */
function pay({ payments, clock }: PaymentService, order: OrderToSend) {
  const found = payments.find((one) => one.order.id === order.id);
  if (found) return found;
  const payment = { order, reference: `P-${payments.length + 1}`, madeAt: clock.now() };
  payments.push(payment);
  return payment;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function isSigned({ method, headers }: IncomingMessage, body: string, key: string): boolean {
  const timestamp = String(headers['payment-timestamp']);
  const ageSeconds = Math.abs(Date.now() / 1_000 - Number(timestamp));
  const digest = createHmac('sha256', Buffer.from(key, 'base64url')).update(`${timestamp}.${body}`).digest('hex');
  const [given, wanted] = [Buffer.from(String(headers['payment-signature'])), Buffer.from(`sha256=${digest}`)];
  const isMatch = given.length === wanted.length && timingSafeEqual(given, wanted);
  return method === 'POST' && ageSeconds <= FRESH_SECONDS && isMatch;
}
