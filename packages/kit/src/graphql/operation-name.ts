import { type DocumentNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql';

/**
 * What a valid operation is called in measures, whatever its author calls it: its type and its first root field, so that
 * there are as many names as the schema has root fields. What the gateway asks of entities is `_entities`.
 */
export function nameOperation(document: DocumentNode, operationName: string | null | undefined): string {
  const operation = getOperationAST(document, operationName);
  const field = operation && firstField(operation.selectionSet, document);
  if (!field) return 'invalid';
  return field === '_entities' ? field : `${operation.operation} ${field}`;
}

function firstField({ selections }: SelectionSetNode, document: DocumentNode): string | undefined {
  const [first] = selections;
  if (first?.kind === Kind.FIELD) return first.name.value;
  if (first?.kind === Kind.INLINE_FRAGMENT) return firstField(first.selectionSet, document);
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === first?.name.value,
  );
  return fragment?.kind === Kind.FRAGMENT_DEFINITION ? firstField(fragment.selectionSet, document) : undefined;
}
