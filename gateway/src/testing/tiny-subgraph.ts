import type { IncomingHttpHeaders } from 'node:http';
import type { Running } from '@complaints/kit/process';
import Fastify, { type FastifyReply } from 'fastify';
import { buildSchema, graphql } from 'graphql';

interface Asked {
  query: string;
  variables?: Record<string, unknown>;
}

/** A subgraph of a few lines, on a real port. */
export interface TinySubgraph extends Running {
  url: string;
  /** What arrived, oldest first. */
  requests: { headers: IncomingHttpHeaders; body: Asked }[];
  /** Answers in place of the schema for as long as it is set. */
  answerWith: ((reply: FastifyReply) => unknown) | undefined;
  /** What it says of itself when asked whether it is ready. */
  readiness: 'ok' | 'degraded' | 'away';
  /** How many connections were opened to it. */
  connections: number;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

const FEDERATION = `
  scalar _Any
  union _Entity = Complaint
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
`;

/** Starts a subgraph whose fields are answered by `roots`; every entity is a Complaint and answered by `entity`. */
export async function startTinySubgraph(
  sdl: string,
  roots: Record<string, unknown>,
  entity: (id: string) => Record<string, unknown>,
): Promise<TinySubgraph> {
  const schema = buildSchema(sdl + FEDERATION, { assumeValidSDL: true });
  const rootValue = {
    ...roots,
    _entities: (args: { representations: { id: string }[] }) =>
      args.representations.map(({ id }) => ({ __typename: 'Complaint', id, ...entity(id) })),
  };
  const open = async (port: number) => {
    const server = Fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024 });
    server.server.on('connection', () => {
      subgraph.connections += 1;
    });
    server.get('/health/ready', async (_, reply) =>
      reply.status(subgraph.readiness === 'away' ? 503 : 200).send({ status: subgraph.readiness }),
    );
    server.post('/graphql', async ({ headers, body }, reply) => {
      const asked = body as Asked;
      subgraph.requests.push({ headers, body: asked });
      if (subgraph.answerWith) return subgraph.answerWith(reply);
      return graphql({ schema, source: asked.query, variableValues: asked.variables, rootValue });
    });
    await server.listen({ host: '127.0.0.1', port });
    return server;
  };
  const subgraph: TinySubgraph = {
    url: '',
    requests: [],
    answerWith: undefined,
    readiness: 'ok',
    connections: 0,
    start: async () => {
      server = await open(Number(new URL(subgraph.url).port));
    },
    stop: () => server.close(),
  };
  let server = await open(0);
  subgraph.url = `${server.listeningOrigin}/graphql`;
  return subgraph;
}
