import { type FieldNode, type GraphQLFormattedError, Kind, parse, type SelectionNode } from 'graphql';
import type { ErrorCode } from './errors.js';

/** More errors than this about one failed fetch tell nobody more. */
const MOST_ERRORS = 50;

/** A fetch as the planner wrote it. */
export interface Fetch {
  query?: string;
  variables?: Record<string, unknown>;
}

/**
 * Says of a fetch that failed as a whole which fields failed: an error for every field asked for, with its path inside the
 * subgraph's answer, from which the executor makes the path a person sees.
 */
export function failedFields(fetch: Fetch, code: ErrorCode): GraphQLFormattedError[] {
  const paths = isEntityFetch(fetch) ? entityPaths(fetch) : rootSelections(fetch).map((field) => [responseName(field)]);
  return paths.slice(0, MOST_ERRORS).map((path) => ({ message: code, path, extensions: { code } }));
}

/** Whether an error of the subgraph says which field it is about, in a way the executor understands. */
export function hasUsablePath(error: GraphQLFormattedError, fetch: Fetch): boolean {
  if (!Array.isArray(error.path) || error.path.length === 0) return false;
  return !isEntityFetch(fetch) || typeof error.path[1] === 'number';
}

const isEntityFetch = (fetch: Fetch): boolean => Array.isArray(fetch.variables?.representations);

function entityPaths(fetch: Fetch): (string | number)[][] {
  const representations = fetch.variables?.representations as { __typename?: string }[];
  const selections = rootSelections(fetch)[0]?.selectionSet?.selections ?? [];
  return representations.slice(0, MOST_ERRORS).flatMap((representation, index) => {
    const names = new Set(fieldsFor(representation.__typename, selections).map(responseName));
    names.delete('__typename');
    return [...names].map((name) => ['_entities', index, name]);
  });
}

function fieldsFor(typeName: string | undefined, selections: readonly SelectionNode[]): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const condition = selection.typeCondition?.name.value;
    return condition && condition !== typeName ? [] : fieldsFor(typeName, selection.selectionSet.selections);
  });
}

function rootSelections(fetch: Fetch): FieldNode[] {
  const operation = parse(fetch.query ?? '', { noLocation: true }).definitions[0];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return fieldsFor(undefined, operation.selectionSet.selections);
}

/** The planner renames fields that would clash in a subgraph; the person knows the name without that ending. */
const responseName = (field: FieldNode): string => (field.alias ?? field.name).value.replace(/__alias_\d+$/, '');
