import type { CallerClaims } from '@complaints/contracts';
import type { Log } from '@complaints/kit/process';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Response } from 'graphql-http';
import { ErrorCode } from './errors.js';
import { graphiqlPage } from './graphiql.js';
import type { Asked } from './graphql-handler.js';
import { refusalOf } from './http-server.js';
import type { GatewayMetrics } from './metrics.js';
import { UNKNOWN_OPERATION } from './operations.js';
import { outcomeOf } from './outcome.js';
import { SubgraphFault } from './subgraph-request.js';

export interface RouteParts {
  identify: (authorization: string | undefined) => Promise<CallerClaims>;
  handle: (request: {
    method: string;
    url: string;
    headers: FastifyRequest['headers'];
    body: string;
    raw: unknown;
    context: Asked;
  }) => Promise<Response>;
  log: Log;
  metrics: GatewayMetrics;
  /** How long all that one request asks of subgraphs may take together. */
  answerWithinMs: number;
  graphiql: boolean;
}

const TRACE_PARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const LONGEST_NAME = 64;

/** Serves GraphQL on POST /graphql, and on GET the page for trying it where that is wanted. */
export function addGraphqlRoute(server: FastifyInstance, parts: RouteParts): void {
  server.post('/graphql', { errorHandler: countRefused(parts.metrics) }, async (request, reply) => {
    const startedMs = performance.now();
    const patience = startPatience(reply, parts.answerWithinMs);
    try {
      const caller = await parts.identify(request.headers.authorization);
      const asked: Asked = {
        asking: { caller, requestId: request.id, traceparent: traceOf(request), signal: patience.signal },
        address: request.ip,
      };
      const { method, url, headers, body } = request;
      const answer = await parts.handle({ method, url, headers, body: body as string, raw: undefined, context: asked });
      settle(parts, asked, { status: answer[1].status, durationMs: performance.now() - startedMs });
      if (asked.retryAfterSeconds !== undefined) reply.header('retry-after', String(asked.retryAfterSeconds));
      return send(reply, answer);
    } finally {
      patience.end();
    }
  });
  server.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => {
      const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
      if (!wantsPage) return reply.status(405).header('allow', 'POST').send();
      if (!parts.graphiql) return reply.callNotFound();
      return reply.header('content-type', 'text/html; charset=utf-8').send(graphiqlPage());
    },
  });
}

/** Ends all fetches of a request when the time is up or when the person does not wait any longer. */
function startPatience(reply: FastifyReply, withinMs: number): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new SubgraphFault('TIMED_OUT', `no answer in ${withinMs} ms`)),
    withinMs,
  );
  const onClose = () => controller.abort(new SubgraphFault('NOT_WAITED_FOR', 'the person has gone'));
  reply.raw.once('close', onClose);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      reply.raw.off('close', onClose);
    },
  };
}

function send(reply: FastifyReply, [body, init]: Response): FastifyReply {
  if (init.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .status(init.status)
    .headers(init.headers ?? {})
    .send(body ?? undefined);
}

function traceOf(request: FastifyRequest): string | undefined {
  const { traceparent } = request.headers;
  return typeof traceparent === 'string' && TRACE_PARENT.test(traceparent) ? traceparent : undefined;
}

/** Counts what is turned away before its operation is looked into: by its size, its token, or a fault. */
function countRefused(metrics: GatewayMetrics) {
  return (error: FastifyError): never => {
    metrics.answered(UNKNOWN_OPERATION, outcomeOf([refusalOf(error)?.code ?? ErrorCode.INTERNAL]));
    throw error;
  };
}

function settle(
  { log, metrics }: RouteParts,
  { asking, operation, codes }: Asked,
  { status, durationMs }: { status: number; durationMs: number },
): void {
  metrics.answered(operation?.label ?? UNKNOWN_OPERATION, outcomeOf(codes, asking.signal), durationMs / 1_000);
  log.info(
    {
      requestId: asking.requestId,
      operationName: operation?.name?.slice(0, LONGEST_NAME),
      role: asking.caller.role,
      status,
      codes,
      durationMs: Math.round(durationMs * 10) / 10,
    },
    'answered',
  );
}
