import { PUBLIC_OPERATIONS, Role } from '@complaints/contracts';
import type { Log } from '@complaints/kit/process';
import type { ExecutionResult } from 'graphql';
import { createHandler, type OperationContext, parseRequestParams, type Request, type Response } from 'graphql-http';
import { answer, answerErrors } from './answer.js';
import type { Asking } from './data-source.js';
import { ErrorCode, knownError, Refusal } from './errors.js';
import { exceededByVariables } from './exceeded.js';
import { operationCache, type PreparedOperation } from './operations.js';
import type { PublicLimit } from './public-limit.js';
import type { Executor, Supergraph } from './supergraph.js';

export interface HandlerParts {
  supergraph: Supergraph;
  log: Log;
  production: boolean;
  /** What strangers may ask from one address. */
  limit: PublicLimit;
}

/** One request on its way: who asks, and what is learnt of the operation meanwhile. */
export interface Asked {
  asking: Asking;
  /** Where the request came from. */
  address: string;
  operation?: PreparedOperation;
  codes?: readonly ErrorCode[];
  /** When a stranger who asks too often may come again. */
  retryAfterSeconds?: number;
}
type Incoming = Request<unknown, Asked>;

/** Answers GraphQL over HTTP for one supergraph; what is asked is checked here, what is answered made public in `answer`. */
export function graphqlHandler({
  supergraph,
  log,
  production,
  limit,
}: HandlerParts): (request: Incoming) => Promise<Response> {
  const prepare = operationCache(supergraph.schema, { introspection: !production });

  const refuse = (request: Incoming, errors: readonly unknown[], status?: number): Response =>
    answerErrors(errors, { asked: request.context, accept: acceptOf(request), log, production, status });

  return createHandler<unknown, Asked, OperationContext>({
    async parseRequestParams(request) {
      try {
        return await parseRequestParams({ ...request, body: readBody(request.body as string) });
      } catch (error) {
        return refuse(
          request,
          [error instanceof Refusal ? error : knownError(ErrorCode.BAD_USER_INPUT, messageOf(error))],
          400,
        );
      }
    },
    onSubscribe(request, { query, operationName, variables }) {
      const prepared = prepare(query);
      if (prepared.errors) return refuse(request, prepared.errors);
      const operation = choose(prepared.operations, operationName);
      if (!operation) {
        return refuse(request, [
          knownError(ErrorCode.BAD_USER_INPUT, 'Say by operationName which operation of the document is meant.'),
        ]);
      }
      request.context.operation = operation;
      const over = exceededByVariables(operation.shape, variables ?? {});
      if (over) return refuse(request, [knownError(ErrorCode.LIMIT_EXCEEDED, over)]);
      if (!mayAsk(request.context.asking, operation, production))
        return refuse(request, [new Refusal(ErrorCode.UNAUTHENTICATED, 401)], 401);
      if (asksTooOften(request.context, operation, limit))
        return refuse(request, [new Refusal(ErrorCode.TOO_MANY_REQUESTS, 429)], 429);
      return {
        schema: supergraph.schema,
        document: operation.document,
        operationName: operation.name,
        variableValues: variables ?? {},
        rootValue: undefined,
        contextValue: request.context as unknown as OperationContext,
      };
    },
    execute: (args) =>
      execute(
        supergraph.executor,
        args.contextValue as unknown as Asked,
        args.variableValues as Record<string, unknown>,
        log,
      ),
    onOperation: (request, _, result) =>
      answer(result as ExecutionResult, { asked: request.context, accept: acceptOf(request), log, production }),
  });
}

/** The person's variables go to the subgraphs as they came, after the executor has checked them against the schema. */
function execute(
  executor: Executor,
  asked: Asked,
  variables: Record<string, unknown>,
  log: Log,
): Promise<ExecutionResult> {
  const operation = asked.operation as PreparedOperation;
  return executor({
    request: { query: operation.source, variables },
    source: operation.source,
    document: operation.document,
    operation: operation.node,
    operationName: operation.name ?? null,
    queryHash: operation.hash,
    context: asked.asking,
    metrics: {},
    logger: log,
  } as unknown as Parameters<Executor>[0]);
}

function readBody(body: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(body);
  if (Array.isArray(parsed))
    throw new Refusal(ErrorCode.LIMIT_EXCEEDED, 400, 'A request may hold at most 1 operation to execute.');
  return parsed as Record<string, unknown>;
}

function choose(
  operations: readonly PreparedOperation[],
  name: string | null | undefined,
): PreparedOperation | undefined {
  if (name) return operations.find((operation) => operation.name === name);
  return operations.length === 1 ? operations[0] : undefined;
}

function mayAsk({ caller }: Asking, { node, shape }: PreparedOperation, production: boolean): boolean {
  if (caller.role !== Role.ANONYMOUS) return true;
  const open: readonly string[] = node.operation === 'mutation' ? PUBLIC_OPERATIONS.mutation : PUBLIC_OPERATIONS.query;
  return shape.rootFields.every((name) => open.includes(name) || (!production && name.startsWith('__')));
}

/** Takes what a stranger asks from the allowance of the address, each root field once. */
function asksTooOften(asked: Asked, { shape }: PreparedOperation, limit: PublicLimit): boolean {
  if (asked.asking.caller.role !== Role.ANONYMOUS) return false;
  const waitSeconds = limit(asked.address, Math.max(1, shape.rootFields.length));
  if (waitSeconds > 0) asked.retryAfterSeconds = waitSeconds;
  return waitSeconds > 0;
}

const acceptOf = (request: Incoming): string | undefined =>
  (request.headers as Record<string, string | undefined>).accept;
const messageOf = (error: unknown): string =>
  error instanceof SyntaxError ? 'Unparsable JSON body' : (error as Error).message;
