import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome } from './outcome.js';

/** What came of one request to one address of a subgraph; `not_asked` when all are known to be away. */
export type SubgraphOutcome = 'ok' | 'unavailable' | 'timeout' | 'bad_answer' | 'cancelled' | 'not_asked';

interface BreakerState {
  subgraph: string;
  address: string;
  open: boolean;
}

/** The figures of one gateway. No label holds anything that a client may choose freely. */
export interface GatewayMetrics {
  registry: Registry;
  /** @param seconds left out for a request turned away before it was looked into */
  answered(operation: string, outcome: Outcome, seconds?: number): void;
  /** @param seconds left out when nothing was sent */
  asked(subgraph: string, outcome: SubgraphOutcome, seconds?: number): void;
  /** Breakers are looked at when somebody reads the figures. */
  watchBreakers(read: () => readonly BreakerState[]): void;
}

/** From a cached answer to the time-out of 5 s. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Opens the figures of a gateway, in a registry of their own. */
export function createMetrics(): GatewayMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'gateway_requests_total',
    help: 'Requests for GraphQL, by operation type with first root field, and by outcome.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'gateway_request_seconds',
    help: 'How long people wait for an answer.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  });
  const subgraphRequests = new Counter({
    name: 'gateway_subgraph_requests_total',
    help: 'Requests to subgraphs, by outcome; not_asked are those an open breaker kept from being sent.',
    labelNames: ['subgraph', 'outcome'],
    registers,
  });
  const subgraphSeconds = new Histogram({
    name: 'gateway_subgraph_request_seconds',
    help: 'How long requests to subgraphs take.',
    labelNames: ['subgraph'],
    buckets: SECONDS,
    registers,
  });
  const watched: (() => readonly BreakerState[])[] = [];
  new Gauge({
    name: 'gateway_breaker_open',
    help: '1 while an address of a subgraph is known to be away.',
    labelNames: ['subgraph', 'address'],
    registers,
    collect() {
      for (const { subgraph, address, open } of watched.flatMap((read) => read())) {
        this.set({ subgraph, address }, open ? 1 : 0);
      }
    },
  });
  return {
    registry,
    answered(operation, outcome, seconds) {
      requests.inc({ operation, outcome });
      if (seconds !== undefined) requestSeconds.observe({ operation }, seconds);
    },
    asked(subgraph, outcome, seconds) {
      subgraphRequests.inc({ subgraph, outcome });
      if (seconds !== undefined) subgraphSeconds.observe({ subgraph }, seconds);
    },
    watchBreakers: (read) => void watched.push(read),
  };
}

/** Adds what is known of the process: memory, CPU time, event loop, garbage collection. */
export const addProcessMetrics = (register: Registry): void => collectDefaultMetrics({ register });
