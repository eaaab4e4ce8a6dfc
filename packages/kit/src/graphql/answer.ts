import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createHandler, type OperationArgs, type RequestParams, type Response } from 'graphql-http';
import type { Context } from './context.js';
import { faultOf, maskError, NotWaitedFor } from './errors.js';
import { createExecution } from './execute.js';
import { nameOperation } from './operation-name.js';
import { type Outcome, outcomeOf } from './outcome.js';

/** The most the work on one request may take: the gateway gives all of a person's answer five seconds. */
const ANSWER_WITHIN_MS = 4_000;

/** Who asks, and what a request is known by. */
export type Asker = Pick<Context, 'caller' | 'requestId' | 'log' | 'signal'>;

/** One request. */
export interface Asked extends Omit<Asker, 'signal'> {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
  /** Aborted with NotWaitedFor: by the door when the caller has gone, here when its time is up. */
  waiting: AbortController;
}

/** What a request is answered with, and what measures say of it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
  operation: string;
  outcome: Outcome;
}

/** A request on its way through, and what is found out about it. */
interface Exchange extends Asked {
  operation: string;
  outcome: Outcome;
}

export interface AnsweringParts {
  schema: GraphQLSchema;
  contextOf: (asker: Asker) => Context;
  /** Whether the database has been there yet; before, nothing is executed. */
  isOpen: () => boolean;
  log: Context['log'];
}

/**
 * Answers GraphQL over HTTP within four seconds. What says that the database is away has status 503, so that the gateway
 * knows without reading on; a time-out has 200, because of other answers the gateway does not read the code.
 */
export function createAnswering({ schema, contextOf, isOpen, log }: AnsweringParts): (asked: Asked) => Promise<Answer> {
  const { parse, validate, execute } = createExecution(schema);
  const handle = createHandler<Exchange, undefined, never>({
    onSubscribe: ({ raw: exchange }, params) => prepare(exchange, params),
    execute: execute as never,
    onOperation: ({ raw: exchange }, _, result) => judge(exchange, result as ExecutionResult),
    formatError: (error) => maskError(error, log),
  });

  return async function answer(asked) {
    const exchange: Exchange = { ...asked, operation: 'invalid', outcome: 'client_error' };
    const { method, url, headers, body } = asked;
    const request = { method, url, headers: headers as never, body: body as never, raw: exchange, context: undefined };
    const time = startTime(exchange);
    try {
      const [text, { status, headers: written }] = await Promise.race([handle(request), time.isUp]);
      const { operation, outcome } = exchange;
      const left = exchange.waiting.signal;
      return {
        status: outcome === 'unavailable' ? 503 : status,
        headers: { ...written },
        body: text,
        operation,
        outcome: left.aborted ? (left.reason as NotWaitedFor).outcome : outcome,
      };
    } finally {
      clearTimeout(time.limit);
    }
  };

  /** What to execute, or why not. */
  function prepare(
    exchange: Exchange,
    params: RequestParams,
  ): OperationArgs<never> | readonly GraphQLError[] | Response {
    const { query, operationName, variables: variableValues } = params;
    let document: ReturnType<typeof parse>;
    try {
      document = parse(query);
    } catch (error) {
      return [error as GraphQLError];
    }
    const faults = validate(document);
    if (faults.length > 0) return faults;
    exchange.operation = nameOperation(document, operationName);
    if (!isOpen()) return answerFault(exchange, 'SERVICE_UNAVAILABLE');
    const { caller, requestId, log, waiting } = exchange;
    const contextValue = contextOf({ caller, requestId, log, signal: waiting.signal });
    return { schema, document, operationName, variableValues, contextValue: contextValue as never };
  }
}

/** Hides what faults were, and notes what came of the request. */
function judge(exchange: Exchange, result: ExecutionResult): ExecutionResult {
  const errors = result.errors?.map((error) => maskError(error, exchange.log));
  exchange.outcome = outcomeOf(errors ?? []);
  return errors ? { ...result, errors } : result;
}

/** Runs until the answer is there; when it is up first, the caller is told and the work begins nothing more. */
function startTime(exchange: Exchange): { isUp: Promise<Response>; limit: NodeJS.Timeout } {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const limit = setTimeout(() => {
    resolve(answerFault(exchange, 'TIMEOUT'));
    exchange.waiting.abort(new NotWaitedFor('timeout'));
  }, ANSWER_WITHIN_MS);
  return { isUp: promise, limit };
}

function answerFault(exchange: Exchange, code: 'SERVICE_UNAVAILABLE' | 'TIMEOUT'): Response {
  const errors = [faultOf(code)];
  exchange.outcome = outcomeOf(errors);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return [JSON.stringify({ errors }), { status: 200, statusText: 'OK', headers }];
}
