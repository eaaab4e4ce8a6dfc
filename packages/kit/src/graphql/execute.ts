import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executePlainly,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { createDefaults } from './default-values.js';

const MOST_DOCUMENTS = 2_000;

type Execute = (args: ExecutionArgs) => Promise<ExecutionResult> | ExecutionResult;

/** Parses, validates and compiles each distinct operation once. */
export function createExecution(schema: GraphQLSchema) {
  const documents = new Map<string, DocumentNode>();
  const faults = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  const compiled = new WeakMap<DocumentNode, Map<string, Execute>>();

  return {
    parse(text: string): DocumentNode {
      let document = documents.get(text);
      if (!document) {
        document = parse(text, { noLocation: true });
        if (documents.size >= MOST_DOCUMENTS) documents.clear();
        documents.set(text, document);
      }
      return document;
    },
    validate(document: DocumentNode): readonly GraphQLError[] {
      let found = faults.get(document);
      if (!found) {
        found = validate(schema, document);
        faults.set(document, found);
      }
      return found;
    },
    execute(args: ExecutionArgs): Promise<ExecutionResult> | ExecutionResult {
      const name = args.operationName ?? '';
      const byName = compiled.get(args.document) ?? new Map<string, Execute>();
      compiled.set(args.document, byName);
      let run = byName.get(name);
      if (!run) {
        run = compile(schema, args.document, args.operationName ?? undefined);
        byName.set(name, run);
      }
      return run(args);
    },
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Execute {
  const query = compileQuery(schema, document, operationName);
  if (!isCompiledQuery(query)) return executePlainly;
  const fill = createDefaults(schema, document, operationName);
  return (args) => query.query(args.rootValue, args.contextValue, fill(args.variableValues)) as ExecutionResult;
}
