import { ApolloGateway } from '@apollo/gateway';
import type { Log, Running } from '@complaints/kit/process';
import type { GraphQLSchema } from 'graphql';
import type { SubgraphSource } from './data-source.js';

export type Executor = ApolloGateway['executor'];

/** The schema that people see, and what executes their operations over the subgraphs. */
export interface Supergraph extends Running {
  schema: GraphQLSchema;
  executor: Executor;
}

/**
 * Loads a composed supergraph; no subgraph needs to run for it.
 * @throws Error when the text is no supergraph or names a subgraph without an address
 */
export async function loadSupergraph(
  supergraphSdl: string,
  sources: ReadonlyMap<string, SubgraphSource>,
  log: Log,
): Promise<Supergraph> {
  // The vendor's exporter has no other switch, and the constructor reads this one.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: {
      debug: () => {},
      info: (message) => log.debug(message),
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`The supergraph names a subgraph ${name}, of which no address is known.`);
      return source;
    },
  });
  const { schema, executor } = await gateway.load();
  return { schema, executor, stop: () => gateway.stop() };
}
