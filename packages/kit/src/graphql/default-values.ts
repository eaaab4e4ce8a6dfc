import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Fills in the defaults of variables and of input fields that a client left out; compiled operations pass over both.
 * Defaults are written as clients would write them: enum values equal their names, and no scalar with a form of its own has one.
 */
export function createDefaults(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined) {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  );
  const declared = (operation?.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({
    name: variable.name.value,
    type: typeFromAST(schema, type as never) as GraphQLInputType | undefined,
    default: defaultValue && valueFromASTUntyped(defaultValue),
  }));

  return function fill(given: Variables | null | undefined): Variables {
    const filled: Record<string, unknown> = { ...given };
    for (const { name, type, default: value } of declared) {
      if (filled[name] === undefined && value !== undefined) filled[name] = value;
      if (type && filled[name] !== undefined) filled[name] = withDefaults(type, filled[name]);
    }
    return filled;
  };
}

function withDefaults(type: GraphQLInputType, value: unknown): unknown {
  const plain = getNullableType(type) as GraphQLInputType;
  if (isListType(plain)) {
    return Array.isArray(value) ? value.map((item) => withDefaults(plain.ofType as GraphQLInputType, item)) : value;
  }
  if (!isInputObjectType(plain) || value === null || typeof value !== 'object') return value;
  const filled: Record<string, unknown> = { ...value };
  for (const field of Object.values(plain.getFields())) {
    if (filled[field.name] === undefined && field.defaultValue !== undefined) filled[field.name] = field.defaultValue;
    if (filled[field.name] !== undefined) filled[field.name] = withDefaults(field.type, filled[field.name]);
  }
  return filled;
}
