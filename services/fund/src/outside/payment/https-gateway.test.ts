import { createHmac } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog, type Log } from '@complaints/kit/process';
import { MovableClock } from '@complaints/kit/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { orderToSend } from '../../domain/payment-order.js';
import { httpsGateway } from './https-gateway.js';

const key = Buffer.alloc(32, 7);
const clock = new MovableClock();
const order = orderToSend(
  { id: '0199a1b2-c3d4-7000-8000-000000000001', channel: 'ALIPAY', payeeReference: '王芳 138' },
  { amountFen: 80_01, purpose: 'RETURN' },
);

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A gateway to a server that answers so. */
async function gatewayTo(answer: RequestListener, log: Log = createLog('fund', 'silent')) {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/orders?of=fund`;
  return httpsGateway({ url, key, channels: ['ALIPAY'] }, log, clock);
}
const says =
  (body: unknown, status = 200): RequestListener =>
  (_, outgoing) =>
    void outgoing
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
const never = () => new AbortController().signal;
const send = async (answer: RequestListener, signal = never()) => (await gatewayTo(answer)).send(order, signal);
const away = (code: string) => expect.objectContaining({ name: 'GatewayAway', code });
const { id } = order;

describe('R65: an order', () => {
  test('is one POST of JSON, signed over its instant and its body', async () => {
    const got: {
      method?: string | undefined;
      url?: string | undefined;
      headers: NodeJS.Dict<unknown>;
      body: string;
    }[] = [];
    const gateway = await gatewayTo(async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { method, url, headers } = incoming;
      got.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      says({ kind: 'PENDING', id })(incoming, outgoing);
    });
    expect(await gateway.send(order, never())).toEqual({ kind: 'PENDING' });
    expect(got).toHaveLength(1);
    const [{ method, url, headers, body }] = got as [(typeof got)[0]];
    expect([method, url]).toEqual(['POST', '/orders?of=fund']);
    expect(JSON.parse(body)).toEqual({
      ...{ id, amountFen: 8001, currency: 'CNY', channel: 'ALIPAY', payeeReference: '王芳 138' },
      description: '退货退款 · Refund',
    });
    const timestamp = String(clock.now().getTime() / 1_000);
    const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/json', 'payment-timestamp': timestamp },
      'payment-signature': `sha256=${signature}`,
    });
  });

  test('is paid, refused or pending, as the service says of it', async () => {
    const paid = { kind: 'PAID', id, reference: ' P-1 ', madeAt: '2026-11-23T09:30:00+08:00' };
    expect(await send(says(paid))).toEqual({
      kind: 'PAID',
      reference: 'P-1',
      madeAt: new Date('2026-11-23T01:30:00Z'),
    });
    expect(await send(says({ kind: 'REFUSED', id, code: 'ACCOUNT_CLOSED' }))).toEqual({
      ...{ kind: 'REFUSED', code: 'ACCOUNT_CLOSED' },
    });
    expect(await send(says({ kind: 'PENDING', id }))).toEqual({ kind: 'PENDING' });
  });

  const paid = { kind: 'PAID', id, reference: 'P-1', madeAt: '2026-11-23T01:30:00Z' };
  test.each([
    ['no JSON', '<html>paid</html>'],
    ['nothing', ''],
    ['another order', { ...paid, id: 'another' }],
    ['something unheard of', { kind: 'PERHAPS', id }],
    ['a refusal without a code', { kind: 'REFUSED', id }],
    ['a refusal in words', { kind: 'REFUSED', id, code: 'no such account' }],
    ['a payment without a reference', { ...paid, reference: ' ' }],
    ['a reference that is too long', { ...paid, reference: 'P'.repeat(201) }],
    ['a reference nobody can read', { ...paid, reference: 'P\0' }],
    ['a payment at no instant', { ...paid, madeAt: 'yesterday' }],
  ])('is not answered by %s', async (_, body) => {
    await expect(send(says(body))).rejects.toEqual(away('ANSWER_UNREADABLE'));
  });

  test.each([201, 302, 400, 401, 409, 429, 500, 503])(
    'is not answered by status %i, whatever is said beside it',
    async (status) => {
      await expect(send(says({ kind: 'REFUSED', id, code: 'NO' }, status))).rejects.toEqual(away(`STATUS_${status}`));
    },
  );
});

describe('a payment service that is away', () => {
  test('does not listen', async () => {
    const gateway = await gatewayTo(says(''));
    await new Promise((resolve) => server?.close(resolve));
    await expect(gateway.send(order, never())).rejects.toEqual(away('UNREACHABLE'));
  });

  test('breaks off', async () => {
    await expect(send((incoming) => void incoming.socket.destroy())).rejects.toEqual(away('UNREACHABLE'));
    const half: RequestListener = (incoming, outgoing) => {
      outgoing.writeHead(200).write('{"kind":');
      setImmediate(() => incoming.socket.destroy());
    };
    await expect(send(half)).rejects.toEqual(away('UNREACHABLE'));
  });

  test('says nothing in time, neither at first nor in the middle of its answer', async () => {
    const silent: RequestListener = () => undefined;
    await expect(send(silent, AbortSignal.timeout(100))).rejects.toEqual(away('TIMED_OUT'));
    const dripping: RequestListener = (_, outgoing) => void outgoing.writeHead(200).write('{"kind":');
    await expect(send(dripping, AbortSignal.timeout(100))).rejects.toEqual(away('TIMED_OUT'));
  });

  test('says more than is read, with and without saying how much', async () => {
    const body = JSON.stringify({ kind: 'PENDING', id, why: 'x'.repeat(20_000) });
    await expect(send(says(body))).rejects.toEqual(away('ANSWER_TOO_LARGE'));
    const endless: RequestListener = (_, outgoing) => {
      const more = () => {
        while (!outgoing.destroyed && outgoing.write('x'.repeat(4_096)));
      };
      outgoing.writeHead(200).on('drain', more);
      more();
    };
    await expect(send(endless)).rejects.toEqual(away('ANSWER_TOO_LARGE'));
  });

  test('is named in the log by order and code, without the payee', async () => {
    const lines: string[] = [];
    const log = createLog('fund', 'warn', { write: (line) => void lines.push(line) });
    const gateway = await gatewayTo(says({}, 503), log);
    await expect(gateway.send(order, never())).rejects.toEqual(away('STATUS_503'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', order: id, code: 'STATUS_503' }]);
    expect(lines.join()).not.toContain('王芳');
  });
});
