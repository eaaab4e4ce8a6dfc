import { readFile } from 'node:fs/promises';
import { SUBGRAPHS } from '@complaints/contracts';
import { type Clock, Lifecycle, type Log, type Running } from '@complaints/kit/process';
import type { FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import { SUPERGRAPH_FILE } from './compose.js';
import type { GatewayConfig } from './config.js';
import { createSubgraphSource, type SubgraphSource } from './data-source.js';
import { openFileDoors } from './files/file-doors.js';
import { addFileRoutes } from './files/file-route.js';
import { graphqlHandler } from './graphql-handler.js';
import { addGraphqlRoute } from './graphql-route.js';
import { createHttpServer } from './http-server.js';
import { type CallerTokens, callerTokens } from './identity/caller-tokens.js';
import { personKeys } from './identity/person-keys.js';
import { openSigningKeys } from './identity/signing-keys.js';
import { personVerifier } from './identity/verify-person.js';
import { addProcessMetrics, createMetrics, type GatewayMetrics } from './metrics.js';
import { publicLimit } from './public-limit.js';
import { loadSupergraph } from './supergraph.js';

export { GatewayConfig } from './config.js';

export interface GatewayOptions {
  config: GatewayConfig;
  log: Log;
  clock: Clock;
  /** The committed supergraph when left out. */
  supergraphSdl?: string;
  /** The identity provider's keys; fetched from IDENTITY_JWKS_URL when left out. */
  personKeys?: JWTVerifyGetKey;
  /** How long all that one request asks of subgraphs may take, 5 s when left out. */
  answerWithinMs?: number;
  /** The largest answer of a subgraph, 8 MiB when left out. */
  mostAnswerBytes?: number;
}

export interface RunningGateway extends Running {
  /** Where it listens, without a path: GraphQL is at `/graphql`. */
  url: string;
  server: FastifyInstance;
  /** Where its figures are read; undefined when they are not served. */
  metricsUrl: string | undefined;
}

const ANSWER_WITHIN_MS = 5_000;
/** A subgraph gives up by itself after 4 s; what is left after this part of the time is enough to ask another address. */
const PART_FOR_ONE_FETCH = 0.85;
const MOST_ANSWER_BYTES = 8 * 1024 * 1024;

/** Starts the gateway; subgraphs may start later or be away. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { config, log, clock } = options;
  const answerWithinMs = options.answerWithinMs ?? ANSWER_WITHIN_MS;
  const sdl = options.supergraphSdl ?? (await readFile(SUPERGRAPH_FILE, 'utf8'));
  const signing = await openSigningKeys(config.GATEWAY_SIGNING_KEY);
  const metrics = createMetrics();
  const sources = openSources(options, { tokens: callerTokens(signing, clock), answerWithinMs, metrics });
  const production = config.NODE_ENV === 'production';
  const parts = new Lifecycle(log);
  await parts.start('ways to subgraphs', () => ({
    stop: async () => void (await Promise.all([...sources.values()].map((source) => source.close()))),
  }));
  const doors = openFileDoors(config);
  await parts.startBeside('ways for files', () => ({
    stop: async () => void (await Promise.all(doors.map(({ pools }) => pools.close()))),
  }));
  const supergraph = await parts.start('supergraph', () => loadSupergraph(sdl, sources, log));
  const server = createHttpServer(log, config.TRUSTED_PROXIES);
  const identify = personVerifier({
    keys: options.personKeys ?? personKeys(config.IDENTITY_JWKS_URL, log, clock),
    issuer: config.IDENTITY_ISSUER,
    audience: config.IDENTITY_AUDIENCE,
    clock,
    log,
  });
  const limit = publicLimit({ perMinute: config.PUBLIC_REQUESTS_PER_MINUTE, clock });
  const handle = graphqlHandler({ supergraph, log, production, limit });
  addGraphqlRoute(server, { identify, handle, log, metrics, answerWithinMs, graphiql: !production });
  addFileRoutes(server, doors, log);
  server.get('/.well-known/jwks.json', async () => signing.published);
  addHealthRoutes(server, sources);
  const metricsUrl = await serveMetrics(config, metrics, { parts, log });
  await parts.start('http', async () => {
    await server.listen({ host: config.HOST, port: config.PORT });
    return { stop: () => server.close() };
  });
  log.info({ url: server.listeningOrigin }, 'listening');
  return { url: server.listeningOrigin, server, metricsUrl, stop: () => parts.stop() };
}

function openSources(
  { config, log, clock, mostAnswerBytes: mostBytes = MOST_ANSWER_BYTES }: GatewayOptions,
  asking: { tokens: CallerTokens; answerWithinMs: number; metrics: GatewayMetrics },
): Map<string, SubgraphSource> {
  const urls = {
    intake: config.INTAKE_URL,
    escalation: config.ESCALATION_URL,
    fund: config.FUND_URL,
    analytics: config.ANALYTICS_URL,
  };
  const fetchWithinMs = asking.answerWithinMs * PART_FOR_ONE_FETCH;
  const common = { ...asking, clock, log, fetchWithinMs, mostBytes };
  return new Map(SUBGRAPHS.map((name) => [name, createSubgraphSource({ ...common, name, urls: urls[name] })]));
}

/** Serves the figures on a port of their own, where that is wanted. */
async function serveMetrics(
  { HOST: host, METRICS_PORT: port }: GatewayConfig,
  { registry }: GatewayMetrics,
  { parts, log }: { parts: Lifecycle; log: Log },
): Promise<string | undefined> {
  if (port === undefined) return undefined;
  addProcessMetrics(registry);
  const server = createHttpServer(log);
  server.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  await parts.start('metrics', async () => {
    await server.listen({ host, port });
    return { stop: () => server.close() };
  });
  return `${server.listeningOrigin}/metrics`;
}

/** Live as soon as it listens; ready, with each subgraph's state, since one that is away does not keep the others from serving. */
function addHealthRoutes(server: FastifyInstance, sources: ReadonlyMap<string, SubgraphSource>): void {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async () => {
    const states = await Promise.all(
      [...sources].map(async ([name, source]) => [name, await source.readiness()] as const),
    );
    const status = states.every(([, state]) => state === 'ok') ? 'ok' : 'degraded';
    return { status, subgraphs: Object.fromEntries(states) };
  });
}
