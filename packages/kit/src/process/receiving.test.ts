import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitReceiving, limitSilence } from './receiving.js';

let server: FastifyInstance;
let port: number;
beforeAll(async () => {
  server = Fastify({ forceCloseConnections: true }) as unknown as FastifyInstance;
  limitReceiving(server, 100);
  server.post('/short', async () => 'came');
  server.post('/long', { config: { receiveWithinMs: 10_000 } }, async () => 'came');
  server.post(
    '/silent',
    {
      config: { receiveWithinMs: 10_000 },
      onRequest: async (request, reply) => {
        limitSilence(request, reply, { comingMs: 100, goingMs: 1_000 });
      },
    },
    async () => 'came',
  );
  await server.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = server.server.address() as { port: number });
});
afterAll(() => server.close());

/** Sends the first half of a request, and the other after a while; answers what came back. */
const inHalves = (path: string, afterMs: number) =>
  new Promise<string>((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1');
    const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 4\r\nconnection: close\r\n\r\n`;
    socket.write(`${head}ab`);
    const later = setTimeout(() => socket.write('cd'), afterMs);
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(later);
      resolve(said.split('\r\n').at(-1) as string);
    });
  });

test('a request that does not arrive in time is cut off, where its route does not give it more', async () => {
  expect(await Promise.all([inHalves('/short', 0), inHalves('/short', 2_000), inHalves('/long', 500)])).toEqual([
    'came',
    '',
    'came',
  ]);
});

test('whoever falls silent is cut off, however long the request may take', async () => {
  expect(await Promise.all([inHalves('/silent', 0), inHalves('/silent', 3_000)])).toEqual(['came', '']);
});
