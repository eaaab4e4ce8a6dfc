import type { CallerClaims } from '@complaints/contracts';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { type Answer, type AnsweringParts, createAnswering } from './graphql/answer.js';
import { faultOf, NotWaitedFor } from './graphql/errors.js';
import type { Measures } from './measures/measures.js';
import { closeConnectionsWhenStopping } from './process/closing.js';
import type { Log } from './process/log.js';
import { LONGEST_RECEIVING_MS, limitReceiving } from './process/receiving.js';
import { KeysAway } from './process/remote-keys.js';

const MOST_BYTES = 1024 * 1024;
const RECEIVE_WITHIN_MS = 4_000;

export interface SubgraphParts extends AnsweringParts {
  /** Refuses whoever is not the gateway; throws CallerRefused. */
  check: (authorization: string | undefined) => Promise<CallerClaims>;
  /** `degraded` when the service works but something it needs is away, `away` when it cannot work. */
  readiness: () => Promise<'ok' | 'degraded' | 'away'>;
  measures: Measures;
}

/** The HTTP door of a subgraph: GraphQL for the gateway alone, health and measures for whoever watches. */
export function createSubgraphServer({ check, readiness, measures, ...parts }: SubgraphParts): FastifyInstance {
  const server = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: MOST_BYTES,
    requestTimeout: LONGEST_RECEIVING_MS,
    http: { headersTimeout: RECEIVE_WITHIN_MS },
    genReqId: (request) => String(request.headers['x-request-id'] ?? crypto.randomUUID()),
  }) as unknown as FastifyInstance;
  closeConnectionsWhenStopping(server);
  limitReceiving(server, RECEIVE_WITHIN_MS);
  const answer = createAnswering(parts);

  server.post('/graphql', async (request, reply) => {
    const started = performance.now();
    const { operation, outcome, status, headers, body } = await answerOf(request, reply);
    const ms = performance.now() - started;
    measures.observe({ operation, outcome, seconds: ms / 1_000 });
    request.log.debug({ operation, outcome, ms: Math.round(ms) }, 'answered');
    return reply
      .status(status)
      .headers(headers)
      .send(body ?? undefined);
  });
  server.get('/metrics', async (_, reply) => reply.type(measures.contentType).send(await measures.text()));
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_, reply) => {
    const status = await readiness();
    return reply.status(status === 'away' ? 503 : 200).send({ status });
  });
  return server;

  async function answerOf(request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
    let caller: CallerClaims;
    try {
      caller = await check(request.headers.authorization);
    } catch (error) {
      request.log.warn({ reason: String(error) }, 'a call was refused');
      return error instanceof KeysAway ? KEYS_AWAY : REFUSED;
    }
    const waiting = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) waiting.abort(new NotWaitedFor('cancelled'));
    });
    const { id: requestId, method, url, headers, body } = request;
    return answer({ caller, requestId, log: request.log as Log, method, url, headers, body, waiting });
  }
}

const HEADERS = { 'content-type': 'application/json; charset=utf-8' };
const REFUSED: Answer = {
  status: 401,
  headers: HEADERS,
  body: JSON.stringify({
    errors: [{ message: 'Only the gateway may call this address.', extensions: { code: 'UNAUTHENTICATED' } }],
  }),
  operation: 'invalid',
  outcome: 'unauthenticated',
};
/** Who calls cannot be told yet. */
const KEYS_AWAY: Answer = {
  status: 503,
  headers: HEADERS,
  body: JSON.stringify({ errors: [faultOf('SERVICE_UNAVAILABLE')] }),
  operation: 'invalid',
  outcome: 'unavailable',
};
