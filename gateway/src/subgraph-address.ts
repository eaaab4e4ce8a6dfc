import type { Clock, Log } from '@complaints/kit/process';
import { Pool } from 'undici';
import { type Breaker, CLOSED, failed, isOpen, TRY_EVERY_MS, TRY_REFUSING_EVERY_MS } from './breaker.js';
import type { GatewayMetrics, SubgraphOutcome } from './metrics.js';
import { postToSubgraph, SubgraphFault, type SubgraphFaultReason } from './subgraph-request.js';

/** What holds for all addresses of a subgraph. */
export interface AddressOptions {
  /** The subgraph's. */
  name: string;
  /** How long one request may take. */
  fetchWithinMs: number;
  mostBytes: number;
  clock: Clock;
  log: Log;
  metrics: GatewayMetrics;
}

/** Something to be asked of a subgraph, at whichever address. */
export interface Call<T> {
  headers: Record<string, string>;
  body: string;
  mutation: boolean;
  /** Aborted with a SubgraphFault when nobody waits any longer. */
  signal: AbortSignal;
  /** Makes something of the body; throws SubgraphFault when it cannot. */
  read(text: string): T;
}

const CONNECTIONS = 50;
const CONNECT_WITHIN_MS = 1_000;

/** One place where a subgraph answers, and what is remembered of it. */
export class SubgraphAddress {
  readonly host: string;
  readonly pool: Pool;
  breaker = CLOSED;
  private readonly path: string;

  /** @param url where it answers GraphQL */
  constructor(
    url: string,
    private readonly options: AddressOptions,
  ) {
    const { origin, host, pathname } = new URL(url);
    this.host = host;
    this.path = pathname;
    // Every request brings its own time limit, so undici's coarser ones are off.
    this.pool = new Pool(origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      connect: { timeout: CONNECT_WITHIN_MS },
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /**
   * Asks once, and learns from what comes of it.
   * @throws SubgraphFault when there is no usable answer
   */
  async ask<T>({ headers, body, mutation, signal, read }: Call<T>): Promise<T> {
    const { name, fetchWithinMs: withinMs, mostBytes, metrics } = this.options;
    const startedMs = performance.now();
    const learn = (breaker: Breaker, outcome: SubgraphOutcome) => {
      this.remember(breaker);
      metrics.asked(name, outcome, (performance.now() - startedMs) / 1_000);
    };
    try {
      const text = await postToSubgraph(this.pool, { path: this.path, headers, body, signal, withinMs, mostBytes });
      const answer = read(text);
      learn(CLOSED, 'ok');
      return answer;
    } catch (error) {
      if (error instanceof SubgraphFault)
        learn(this.breakerAfter(error, { mutation, tookMs: performance.now() - startedMs }), OUTCOME[error.reason]);
      throw error;
    }
  }

  private breakerAfter(
    { reason, progress }: SubgraphFault,
    { mutation, tookMs }: { mutation: boolean; tookMs: number },
  ): Breaker {
    // With a full disk writes are refused while reads go on.
    if (mutation && reason === 'BAD_STATUS') return this.breaker;
    if (FAILURES.has(reason)) {
      const isRefused = progress === 'NOT_SENT' && tookMs < TRY_REFUSING_EVERY_MS;
      const tryEveryMs = isRefused ? TRY_REFUSING_EVERY_MS : TRY_EVERY_MS;
      return failed(this.breaker, this.options.clock.now().getTime(), tryEveryMs);
    }
    return reason === 'NOT_WAITED_FOR' ? this.breaker : CLOSED;
  }

  private remember(breaker: Breaker): void {
    const wasOpen = isOpen(this.breaker);
    this.breaker = breaker;
    if (isOpen(breaker) === wasOpen) return;
    const place = { subgraph: this.options.name, address: this.host };
    if (wasOpen) this.options.log.info(place, 'a subgraph answers again');
    else this.options.log.error(place, 'a subgraph is away; it is tried once a second');
  }
}

/** Faults of the address. One that refuses a request, or says too much, is there. */
const FAILURES = new Set<SubgraphFaultReason>(['AWAY', 'BAD_STATUS', 'TIMED_OUT', 'BAD_BODY']);

const OUTCOME: Record<SubgraphFaultReason, SubgraphOutcome> = {
  AWAY: 'unavailable',
  BAD_STATUS: 'unavailable',
  TIMED_OUT: 'timeout',
  BAD_BODY: 'bad_answer',
  TOO_LARGE: 'bad_answer',
  REFUSED: 'bad_answer',
  NOT_WAITED_FOR: 'cancelled',
  NOT_ASKED: 'not_asked',
};
