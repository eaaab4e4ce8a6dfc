import { randomUUID } from 'node:crypto';
import { closeConnectionsWhenStopping, LONGEST_RECEIVING_MS, type Log, limitReceiving } from '@complaints/kit/process';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ErrorCode, publicError, Refusal } from './errors.js';
import { LIMITS } from './limits.js';

const REQUEST_WITHIN_MS = 10_000;
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/**
 * An HTTP server with the manners that all doors share: a request id on every answer, bodies as bounded text,
 * security headers, and faults that tell a person no more than a code and the request id.
 * @param trustedProxies what these say of where a request came from is believed
 */
export function createHttpServer(log: Log, trustedProxies: readonly string[] = []): FastifyInstance {
  const server = Fastify({
    logger: false,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LONGEST_RECEIVING_MS,
    http: { headersTimeout: REQUEST_WITHIN_MS },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    done();
  });
  closeConnectionsWhenStopping(server);
  limitReceiving(server, REQUEST_WITHIN_MS);
  server.setNotFoundHandler((_, reply) => reply.status(404).send({ status: 'not found' }));
  server.setErrorHandler((error, request, reply) => answerFault(error as FastifyError, { request, reply, log }));
  return server;
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
  log: Log;
}

function answerFault(error: FastifyError | Refusal, { request, reply, log }: Exchange): FastifyReply {
  const refusal = refusalOf(error);
  if (refusal) log.info({ requestId: request.id, status: refusal.status, code: refusal.code }, 'refused');
  else log.error({ requestId: request.id, err: error }, 'a request failed');
  if (refusal?.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .status(refusal?.status ?? 500)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [publicError(refusal ?? error, request.id)] }));
}

/** The refusal that a fault of a request amounts to; undefined when the fault is the server's own. */
export function refusalOf(error: FastifyError | Refusal): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { statusCode = 500 } = error;
  if (statusCode === 413) {
    return new Refusal(ErrorCode.LIMIT_EXCEEDED, 413, `A request may have at most ${LIMITS.bodyBytes} bytes.`);
  }
  if (statusCode >= 400 && statusCode < 500) {
    return new Refusal(ErrorCode.BAD_USER_INPUT, statusCode, 'The request cannot be read.');
  }
  return undefined;
}
