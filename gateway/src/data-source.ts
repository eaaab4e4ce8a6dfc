import type { GraphQLDataSource } from '@apollo/gateway';
import type { CallerClaims } from '@complaints/contracts';
import type { GraphQLFormattedError } from 'graphql';
import { ErrorCode } from './errors.js';
import { type Fetch, failedFields, hasUsablePath } from './failed-fields.js';
import type { CallerTokens } from './identity/caller-tokens.js';
import { type Readiness, readinessOf } from './readiness.js';
import { type AddressesOptions, SubgraphAddresses } from './subgraph-addresses.js';
import { SubgraphFault } from './subgraph-request.js';

/** What travels with a request from the person to the subgraphs. */
export interface Asking extends Record<string, unknown> {
  caller: CallerClaims;
  requestId: string;
  traceparent: string | undefined;
  /** Aborted with a SubgraphFault when the time is up or the person has gone. */
  signal: AbortSignal;
}

export interface SubgraphOptions extends AddressesOptions {
  tokens: CallerTokens;
}

/** The way to one subgraph. */
export interface SubgraphSource extends GraphQLDataSource<Asking> {
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * Opens the way to a subgraph. A fetch that fails is answered with an error for each of its fields, so the rest of the
 * person's answer stands.
 */
export function createSubgraphSource(options: SubgraphOptions): SubgraphSource {
  const addresses = new SubgraphAddresses(options);
  return {
    async process({ request, context }) {
      const asking = context as Asking;
      const fetch: Fetch = request;
      const { query, variables, operationName } = request;
      try {
        return await addresses.ask({
          headers: await headersFor(options, asking),
          body: JSON.stringify({ query, variables, operationName }),
          mutation: query?.startsWith('mutation') ?? false,
          signal: asking.signal,
          read: (text) => readAnswer(text, fetch),
        });
      } catch (error) {
        logFault(error, asking, options);
        return { data: null, errors: failedFields(fetch, codeOf(error)) };
      }
    },
    readiness: () => readinessOf(addresses.all),
    close: () => addresses.close(),
  };
}

/** What an open breaker keeps from being sent was told of when it opened. */
function logFault(error: unknown, { requestId }: Asking, { name, log }: SubgraphOptions): void {
  const { reason, message } = error instanceof SubgraphFault ? error : { reason: 'UNKNOWN', message: String(error) };
  const level = reason === 'NOT_ASKED' ? 'debug' : 'warn';
  log[level]({ requestId, subgraph: name, reason, detail: message }, 'a fetch failed');
}

async function headersFor({ name, tokens }: SubgraphOptions, asking: Asking): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Bearer ${await tokens(asking.caller, name)}`,
    'x-request-id': asking.requestId,
  };
  if (asking.traceparent) headers.traceparent = asking.traceparent;
  return headers;
}

function readAnswer(text: string, fetch: Fetch): Answer {
  let answer: { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[] };
  try {
    answer = JSON.parse(text);
  } catch {
    throw new SubgraphFault('BAD_BODY', 'answered something that is not JSON');
  }
  const { data, errors } = answer ?? {};
  if ((!data && !errors) || typeof (data ?? {}) !== 'object' || !Array.isArray(errors ?? [])) {
    throw new SubgraphFault('BAD_BODY', 'answered something that is not GraphQL');
  }
  if (!errors || errors.length === 0) return { data };
  const placed = errors.filter((error) => hasUsablePath(error, fetch));
  const unplaced = errors.find((error) => !placed.includes(error));
  if (unplaced) placed.push(...failedFields(fetch, (unplaced.extensions?.code as ErrorCode) ?? ErrorCode.INTERNAL));
  return { data, errors: placed };
}

function codeOf(error: unknown): ErrorCode {
  if (!(error instanceof SubgraphFault)) return ErrorCode.INTERNAL;
  return error.reason === 'TIMED_OUT' ? ErrorCode.TIMEOUT : ErrorCode.SERVICE_UNAVAILABLE;
}
