import type { GraphQLDataSource } from '@apollo/gateway';
import type { CallerClaims } from '@complaints/contracts';
import type { Log } from '@complaints/kit/process';
import type { GraphQLFormattedError } from 'graphql';
import { Pool } from 'undici';
import { ErrorCode } from './errors.js';
import { type Fetch, failedFields, hasUsablePath } from './failed-fields.js';
import type { CallerTokens } from './identity/caller-tokens.js';
import { postToSubgraph, SubgraphFault } from './subgraph-request.js';

/** What travels with a request from the person to the subgraphs. */
export interface Asking extends Record<string, unknown> {
  caller: CallerClaims;
  requestId: string;
  traceparent: string | undefined;
  /** Aborted with a SubgraphFault when the time is up or the person has gone. */
  signal: AbortSignal;
}

export interface SubgraphOptions {
  name: string;
  /** Where the subgraph answers GraphQL. */
  url: string;
  tokens: CallerTokens;
  log: Log;
  fetchWithinMs: number;
  mostBytes: number;
}

/** The way to one subgraph. */
export interface SubgraphSource extends GraphQLDataSource<Asking> {
  /** Whether the subgraph's process answers within half a second. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

const CONNECTIONS = 50;
const CONNECT_WITHIN_MS = 1_000;
const ALIVE_WITHIN_MS = 500;

/**
 * Opens the way to a subgraph. A fetch that fails is answered with an error for each of its fields, so the rest of the
 * person's answer stands. Queries are asked a second time when nothing of an answer was seen, mutations never.
 */
export function createSubgraphSource(options: SubgraphOptions): SubgraphSource {
  const url = new URL(options.url);
  const pool = new Pool(url.origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    connect: { timeout: CONNECT_WITHIN_MS },
    headersTimeout: options.fetchWithinMs,
    bodyTimeout: options.fetchWithinMs,
  });
  return {
    async process({ request, context }) {
      const asking = context as Asking;
      const fetch: Fetch = request;
      try {
        const headers = await headersFor(options, asking);
        const body = JSON.stringify({
          query: request.query,
          variables: request.variables,
          operationName: request.operationName,
        });
        const text = await askTwice({ path: url.pathname, headers, body, asking, fetch });
        return readAnswer(text, fetch);
      } catch (error) {
        const { reason, message } =
          error instanceof SubgraphFault ? error : { reason: 'UNKNOWN', message: String(error) };
        options.log.warn(
          { requestId: asking.requestId, subgraph: options.name, reason, detail: message },
          'a fetch failed',
        );
        return { data: null, errors: failedFields(fetch, codeOf(error)) };
      }
    },
    alive: () => isAlive(pool),
    close: () => pool.close(),
  };

  async function askTwice(ask: {
    path: string;
    headers: Record<string, string>;
    body: string;
    asking: Asking;
    fetch: Fetch;
  }) {
    const request = { ...ask, signal: ask.asking.signal, mostBytes: options.mostBytes };
    try {
      return await postToSubgraph(pool, request);
    } catch (error) {
      if (!(error instanceof SubgraphFault) || !error.again || ask.fetch.query?.startsWith('mutation')) throw error;
      return await postToSubgraph(pool, request);
    }
  }
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

async function isAlive(pool: Pool): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ALIVE_WITHIN_MS);
    const { statusCode, body } = await pool.request({ path: '/health/live', method: 'GET', signal });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}
