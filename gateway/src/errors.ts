import { GraphQLError } from 'graphql';

/** Every code that leaves the gateway in `errors`. */
export const ErrorCode = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  SERVICE_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  TIMEOUT: 'TIMEOUT',
  INTERNAL: 'INTERNAL',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** Codes that a subgraph may give to a person with its own words. */
const SUBGRAPH_MAY_SAY = new Set<unknown>([ErrorCode.FORBIDDEN, ErrorCode.BAD_USER_INPUT, ErrorCode.LIMIT_EXCEEDED]);

/** Codes whose words are always ours, because the words of a fault tell of the house behind. */
const OUR_WORDS: Partial<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'This needs a valid token.',
  TOO_MANY_REQUESTS: 'Too much was asked without a token from this address; come again later.',
  SERVICE_UNAVAILABLE: 'This part is not available at the moment; try again.',
  TIMEOUT: 'This part did not answer in time; try again.',
  INTERNAL: 'Something went wrong; quote the request id.',
};

/** What a person sees of a fault; nothing else of it leaves. */
export interface PublicError {
  message: string;
  path?: readonly (string | number)[];
  extensions: { code: ErrorCode; requestId: string };
}

/** A whole request is turned away before anything is executed. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly status: number,
    message: string = OUR_WORDS[code] ?? code,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** An error that may leave with its own message. */
export const knownError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** The gateway's own errors pass with message and code, a subgraph's only as far as allowed, all others become INTERNAL. */
export function publicError(error: unknown, requestId: string): PublicError {
  if (error instanceof Refusal) return worded(error.code, error.message, requestId);
  if (!(error instanceof GraphQLError)) return worded(ErrorCode.INTERNAL, '', requestId);
  const code = codeOf(error);
  return { ...worded(code, error.message, requestId), ...(error.path && { path: error.path }) };
}

/** What a fault is, as far as a person may know. */
function codeOf(error: GraphQLError): ErrorCode {
  const { code, serviceName } = error.extensions;
  const known = typeof code === 'string' && Object.hasOwn(ErrorCode, code) ? (code as ErrorCode) : ErrorCode.INTERNAL;
  if (serviceName === undefined || SUBGRAPH_MAY_SAY.has(known) || OUR_WORDS[known]) return known;
  return ErrorCode.INTERNAL;
}

function worded(code: ErrorCode, message: string, requestId: string): PublicError {
  return { message: OUR_WORDS[code] ?? message, extensions: { code, requestId } };
}
