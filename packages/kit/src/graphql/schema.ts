import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse, specifiedDirectives } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { Context } from './context.js';
import { Refusal } from './payload.js';
import { DateTime } from './scalars.js';

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as Function
type Class = Function;

/** Finds an entity by its key for another subgraph; null when it is not there or may not be seen. What else is in the key is as somebody typed it. */
export type Reference = (
  key: { id: string; [field: string]: unknown },
  context: Context,
) => Promise<object | null> | object | null;

export interface GraphParts {
  resolvers: NonEmptyArray<Class>;
  /** Types that no root field leads to: foreign entities this service contributes to. */
  orphanedTypes?: Class[];
  /** By type name, for the entities this service owns. */
  references?: Record<string, Reference>;
}

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@inaccessible", "@override", "@provides", "@requires", "@tag"]
)`;

/** The subgraph's schema as text, as it is committed and composed. */
export const printSubgraph = (parts: GraphParts): string => print(buildPlain(parts));

const print = (plain: GraphQLSchema): string => `${FEDERATION}\n\n${printSchemaWithDirectives(plain)}\n`;

const built = new WeakMap<GraphParts, GraphQLSchema>();

/** The executable subgraph schema, with `_entities` and `_service`; built once, however many services of it start. */
export function buildSubgraph(parts: GraphParts): GraphQLSchema {
  const schema = built.get(parts) ?? build(parts);
  built.set(parts, schema);
  return schema;
}

function build(parts: GraphParts): GraphQLSchema {
  const plain = buildPlain(parts);
  const resolvers: Record<string, object> = createResolversMap(plain);
  for (const [type, find] of Object.entries(parts.references ?? {})) {
    resolvers[type] = { ...resolvers[type], __resolveReference: find };
  }
  // The array form: 2.15 throws on the object form.
  return buildSubgraphSchema([{ typeDefs: parse(print(plain)), resolvers: resolvers as never }]);
}

function buildPlain({ resolvers, orphanedTypes = [] }: GraphParts): GraphQLSchema {
  return buildSchemaSync({
    resolvers,
    orphanedTypes: [...orphanedTypes, Refusal] as never,
    directives: [...specifiedDirectives],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false,
    skipCheck: true,
  });
}
