import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** The most that one request may ask for. */
export const LIMITS = {
  bodyBytes: 65_536,
  tokens: 1_000,
  depth: 10,
  aliases: 15,
  directives: 5,
  fields: 500,
  rootMutationFields: 1,
  rootQueryFields: 10,
  pageSize: 100,
} as const;

/** How large an operation is once its fragments are written out. */
export interface Shape {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
  /** Root fields other than `__typename`, by name; a field asked for twice stands here twice. */
  rootFields: string[];
  /** The largest page asked for in so many words, 0 for none. */
  pageSize: number;
  /** Variables that say how large a page is. */
  pageSizeVariables: Set<string>;
}

const PAGE_SIZE_ARGUMENTS = new Set(['first', 'last']);
const INTROSPECTION = new Set(['__schema', '__type']);
const emptyShape = (): Shape => ({
  depth: 0,
  aliases: 0,
  directives: 0,
  fields: 0,
  rootFields: [],
  pageSize: 0,
  pageSizeVariables: new Set(),
});

/**
 * Measures one operation; each fragment is measured once however often it is spread, so nesting fragments costs no more than
 * writing them down. Fragments that spread themselves and unknown ones count for nothing: validation refuses them.
 * Introspection counts as one level deep; where it is not allowed it is refused as a whole.
 */
export function measure(operation: OperationDefinitionNode, document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const shape = measureSelections(operation.selectionSet, fragments, new Map());
  shape.directives += operation.directives?.length ?? 0;
  for (const { variable, defaultValue, directives } of operation.variableDefinitions ?? []) {
    shape.directives += directives?.length ?? 0;
    if (defaultValue && shape.pageSizeVariables.has(variable.name.value)) notePageSize(shape, defaultValue);
  }
  return shape;
}

type Fragments = Map<string, FragmentDefinitionNode>;

function measureSelections(set: SelectionSetNode, fragments: Fragments, measured: Map<string, Shape>): Shape {
  const shape = emptyShape();
  for (const selection of set.selections) {
    shape.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD) addField(shape, selection, fragments, measured);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      add(shape, measureSelections(selection.selectionSet, fragments, measured));
    else add(shape, measureFragment(selection.name.value, fragments, measured));
  }
  return shape;
}

function measureFragment(name: string, fragments: Fragments, measured: Map<string, Shape>): Shape {
  const known = measured.get(name);
  if (known) return known;
  measured.set(name, emptyShape());
  const fragment = fragments.get(name);
  if (!fragment) return emptyShape();
  const shape = measureSelections(fragment.selectionSet, fragments, measured);
  shape.directives += fragment.directives?.length ?? 0;
  measured.set(name, shape);
  return shape;
}

function addField(shape: Shape, field: FieldNode, fragments: Fragments, measured: Map<string, Shape>): void {
  const name = field.name.value;
  shape.fields += 1;
  if (field.alias) shape.aliases += 1;
  if (name !== '__typename' && shape.rootFields.length <= LIMITS.rootQueryFields) shape.rootFields.push(name);
  for (const argument of field.arguments ?? []) {
    if (PAGE_SIZE_ARGUMENTS.has(argument.name.value)) notePageSize(shape, argument.value);
  }
  const below = field.selectionSet ? measureSelections(field.selectionSet, fragments, measured) : emptyShape();
  const depth = INTROSPECTION.has(name) ? 0 : below.depth;
  add(shape, { ...below, depth: depth + 1, rootFields: [] });
}

function add(shape: Shape, part: Shape): void {
  shape.depth = Math.max(shape.depth, part.depth);
  shape.aliases += part.aliases;
  shape.directives += part.directives;
  shape.fields += part.fields;
  shape.pageSize = Math.max(shape.pageSize, part.pageSize);
  shape.rootFields.push(...part.rootFields.slice(0, LIMITS.rootQueryFields + 1));
  for (const name of part.pageSizeVariables) shape.pageSizeVariables.add(name);
}

function notePageSize(shape: Shape, value: ValueNode): void {
  if (value.kind === Kind.VARIABLE) shape.pageSizeVariables.add(value.name.value);
  else if (value.kind === Kind.INT) shape.pageSize = Math.max(shape.pageSize, Number(value.value));
}
