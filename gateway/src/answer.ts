import type { Log } from '@complaints/kit/process';
import { type ExecutionResult, GraphQLError, Kind } from 'graphql';
import type { Response } from 'graphql-http';
import { ErrorCode, knownError, publicError } from './errors.js';
import type { Asked } from './graphql-handler.js';

const GRAPHQL = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

export interface AnswerParts {
  asked: Asked;
  /** The request's accept header; it was found acceptable before. */
  accept: string | undefined;
  log: Log;
  production: boolean;
  /** When given, whatever the accept header says. */
  status?: number;
}

/** Answers what an operation gave. Errors are made public, and the operation's other fields stand. */
export function answer(result: ExecutionResult, parts: AnswerParts): Response {
  const { data } = result;
  if (data === undefined) return answerErrors(result.errors ?? [], parts);
  const errors = [
    ...(result.errors ?? []),
    ...((result.extensions?.valueCompletion as GraphQLError[] | undefined) ?? []),
  ];
  return respond(errors.length === 0 ? { data } : { data, errors: makePublic(errors, parts) }, 200, parts.accept);
}

/** Answers that nothing was executed: 400 to those who know the media type of GraphQL, 200 with errors to those who do not. */
export function answerErrors(errors: readonly unknown[], parts: AnswerParts): Response {
  const status = parts.status ?? (mediaTypeFor(parts.accept) === GRAPHQL ? 400 : 200);
  return respond({ errors: makePublic(errors, parts) }, status, parts.accept);
}

/** `graphql-http` would pass every value through a replacer, which costs more than all else on a large answer. */
function respond(body: object, status: number, accept: string | undefined): Response {
  const headers = { 'content-type': `${mediaTypeFor(accept)}; charset=utf-8` };
  return [JSON.stringify(body), { status, statusText: '', headers }];
}

function makePublic(errors: readonly unknown[], { asked, log, production }: AnswerParts) {
  const { requestId } = asked.asking;
  const found = errors.map((error) => {
    const known = error instanceof GraphQLError && isAboutVariables(error) ? variablesError(error, production) : error;
    const shown = publicError(known, requestId);
    logDetail(known, shown.extensions.code, { requestId, log });
    return shown;
  });
  asked.codes = [...new Set(found.map((error) => error.extensions.code))];
  if (!production) return found;
  const invalid = found.find(({ extensions: { code } }) => UNIFORM.has(code));
  return invalid ? [uniform(requestId)] : found;
}

const UNIFORM = new Set<ErrorCode>([ErrorCode.GRAPHQL_PARSE_FAILED, ErrorCode.GRAPHQL_VALIDATION_FAILED]);
const uniform = (requestId: string) => ({
  message: 'The operation is not valid.',
  extensions: { code: ErrorCode.GRAPHQL_VALIDATION_FAILED, requestId },
});

/** Says what the masking hides, without anything that a person may have written as a value. */
function logDetail(error: unknown, code: ErrorCode, { requestId, log }: { requestId: string; log: Log }): void {
  if (error instanceof GraphQLError && error.extensions.serviceName !== undefined) {
    log.warn(
      { requestId, code, subgraph: error.extensions.serviceName, path: error.path },
      'a subgraph refused a field',
    );
  } else if (UNIFORM.has(code) && error instanceof GraphQLError) {
    log.info({ requestId, code, detail: withoutValues(error.message) }, 'an operation is not valid');
  } else if (code === ErrorCode.INTERNAL) {
    log.error({ requestId, err: error }, 'an operation failed');
  }
}

const withoutValues = (message: string): string => message.replace(/(value:|found) .*/s, '$1 …').slice(0, 300);

/** The executor says nothing more of its variable errors than the definition they are about. */
const isAboutVariables = (error: GraphQLError): boolean => error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;

function variablesError(error: GraphQLError, production: boolean): GraphQLError {
  return knownError(ErrorCode.BAD_USER_INPUT, production ? 'The variables do not fit the operation.' : error.message);
}

function mediaTypeFor(accept: string | undefined): string {
  if (accept === undefined || accept === '*/*' || accept === JSON_TYPE) return JSON_TYPE;
  if (accept === GRAPHQL) return GRAPHQL;
  const types = accept.toLowerCase().split(',');
  const first = types.map((type) => type.split(';')[0]?.trim()).find((type) => type === GRAPHQL || JSON_LIKE.has(type));
  return first === GRAPHQL ? GRAPHQL : JSON_TYPE;
}
const JSON_LIKE = new Set<string | undefined>([JSON_TYPE, 'application/*', '*/*']);
