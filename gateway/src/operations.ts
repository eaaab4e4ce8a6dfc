import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { BoundedMap } from './bounded-map.js';
import { ErrorCode, knownError } from './errors.js';
import { exceeded } from './exceeded.js';
import { LIMITS, measure, type Shape } from './limits.js';

const MOST_DOCUMENTS = 1_000;
/** Longer texts are prepared anew each time, so that the cache cannot grow beyond some ten megabytes. */
const LONGEST_KEPT = 10_000;

const MOST_ERRORS = 10;

/** What requests are counted under in which no valid operation was found. */
export const UNKNOWN_OPERATION = 'invalid';

/** One operation, ready to be executed any number of times. */
export interface PreparedOperation {
  readonly source: string;
  /** Tells this operation from all others; the planner keeps its plans by it. */
  readonly hash: string;
  /** The operation with the fragments beside it, without other operations. */
  readonly document: DocumentNode;
  readonly node: OperationDefinitionNode;
  readonly name: string | undefined;
  readonly shape: Shape;
  /** What it is counted under: its type with its first root field, as `query complaint`. */
  readonly label: string;
}

/** What a text turned out to be: operations, or why it cannot be executed. */
export type PreparedText =
  | { operations: readonly PreparedOperation[]; errors?: undefined }
  | { errors: readonly GraphQLError[] };

/** Prepares texts against a schema, each distinct one once: parsed, measured against the limits, validated. */
export function operationCache(schema: GraphQLSchema, options: { introspection: boolean }) {
  const prepared = new BoundedMap<string, PreparedText>(MOST_DOCUMENTS);
  return (source: string): PreparedText => {
    const known = prepared.get(source);
    if (known) return known;
    const fresh = prepare(source, schema, options.introspection);
    if (source.length <= LONGEST_KEPT) prepared.set(source, fresh);
    return fresh;
  };
}

function prepare(source: string, schema: GraphQLSchema, introspection: boolean): PreparedText {
  let document: DocumentNode;
  try {
    document = parse(source, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch (error) {
    return { errors: [parseError(error)] };
  }
  const operations = operationsOf(document, source, schema);
  for (const { shape, node } of operations) {
    const limit = exceeded(shape, node.operation);
    if (limit) return { errors: [knownError(ErrorCode.LIMIT_EXCEEDED, limit)] };
  }
  const errors = validate(schema, document, undefined, { maxErrors: MOST_ERRORS }).map(validationError);
  if (!introspection && operations.some(introspects))
    errors.push(validationError({ message: 'Introspection is off.' }));
  return errors.length > 0 ? { errors } : { operations };
}

function operationsOf(document: DocumentNode, source: string, schema: GraphQLSchema): PreparedOperation[] {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.map((node) => {
    const name = node.name?.value;
    const shape = measure(node, document);
    return {
      source,
      hash: createHash('sha256')
        .update(JSON.stringify([source, name]))
        .digest('hex'),
      document: { kind: Kind.DOCUMENT, definitions: [node, ...fragments] },
      node,
      name,
      shape,
      label: labelOf(node, shape, schema),
    };
  });
}

/** As various as the schema and no more, whatever clients write: validation does not notice a type of operation that is not there. */
function labelOf(
  { operation }: OperationDefinitionNode,
  { rootFields: [first] }: Shape,
  schema: GraphQLSchema,
): string {
  const type = schema.getRootType(operation);
  if (!type) return UNKNOWN_OPERATION;
  if (first === undefined) return `${operation} __typename`;
  return first.startsWith('__') || Object.hasOwn(type.getFields(), first) ? `${operation} ${first}` : UNKNOWN_OPERATION;
}

const introspects = ({ shape }: PreparedOperation): boolean =>
  shape.rootFields.some((name) => name === '__schema' || name === '__type');

const validationError = ({ message }: { message: string }) => knownError(ErrorCode.GRAPHQL_VALIDATION_FAILED, message);

function parseError(error: unknown): GraphQLError {
  const message = error instanceof GraphQLError ? error.message : 'The document cannot be read.';
  // graphql-js spells it "contains more that"; there is nothing else to tell this syntax error by.
  if (/contains more tha[tn] \d+ tokens/.test(message)) {
    return knownError(ErrorCode.LIMIT_EXCEEDED, `A document may have at most ${LIMITS.tokens} tokens.`);
  }
  return knownError(ErrorCode.GRAPHQL_PARSE_FAILED, message);
}
