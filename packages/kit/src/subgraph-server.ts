import type { CallerClaims } from '@complaints/contracts';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-http';
import type { Context } from './graphql/context.js';
import { maskError } from './graphql/errors.js';
import { createExecution } from './graphql/execute.js';
import { closeConnectionsWhenStopping } from './process/closing.js';
import type { Log } from './process/log.js';

const MOST_BYTES = 1024 * 1024;
const REQUEST_MS = 4_000;

export interface SubgraphParts {
  schema: GraphQLSchema;
  log: Log;
  /** Refuses whoever is not the gateway; throws CallerRefused. */
  check: (authorization: string | undefined) => Promise<CallerClaims>;
  contextOf: (caller: CallerClaims, requestId: string, log: Log) => Context;
  /** `ok`, or `degraded` when the service works but something it needs is away; throws when it cannot work. */
  readiness: () => Promise<'ok' | 'degraded'>;
}

/** The HTTP door of a subgraph: GraphQL for the gateway alone, health for whoever watches. */
export function createSubgraphServer({ schema, log, check, contextOf, readiness }: SubgraphParts): FastifyInstance {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: MOST_BYTES,
    requestTimeout: REQUEST_MS,
    genReqId: (request) => String(request.headers['x-request-id'] ?? crypto.randomUUID()),
  }) as unknown as FastifyInstance;
  closeConnectionsWhenStopping(server);
  const callers = new WeakMap<FastifyRequest, CallerClaims>();
  const { parse, validate, execute } = createExecution(schema);
  const handle = createHandler<FastifyRequest, undefined, never>({
    schema,
    parse: (source) => parse(String(source)),
    validate: (_, document) => validate(document),
    execute: (async (args: ExecutionArgs) => {
      const { errors, ...result } = await execute(args);
      const { log: requestLog } = args.contextValue as Context;
      return errors ? { ...result, errors: errors.map((error) => maskError(error, requestLog)) } : result;
    }) as never,
    context: ((request: { raw: FastifyRequest }) =>
      contextOf(callers.get(request.raw) as CallerClaims, request.raw.id, request.raw.log as Log)) as never,
    formatError: (error) => maskError(error as Error, log),
  });

  server.post('/graphql', async (request, reply) => {
    const started = performance.now();
    try {
      callers.set(request, await check(request.headers.authorization));
    } catch (error) {
      request.log.warn({ reason: String(error) }, 'a call was refused');
      return answerRefused(reply);
    }
    const [body, init] = await handle({
      url: request.url,
      method: request.method,
      headers: request.headers,
      body: request.body as Record<string, unknown>,
      raw: request,
      context: undefined,
    });
    const { operationName } = (request.body ?? {}) as { operationName?: string };
    request.log.debug({ operationName, ms: Math.round(performance.now() - started) }, 'answered');
    return reply
      .status(init.status)
      .headers(init.headers ?? {})
      .send(body ?? undefined);
  });
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_, reply) => {
    try {
      return { status: await readiness() };
    } catch {
      return reply.status(503).send({ status: 'away' });
    }
  });
  return server;
}

function answerRefused(reply: FastifyReply): FastifyReply {
  return reply.status(401).send({
    errors: [{ message: 'Only the gateway may call this address.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
}
