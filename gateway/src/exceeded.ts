import { OperationTypeNode } from 'graphql';
import { LIMITS, type Shape } from './limits.js';

/** The first limit an operation exceeds by its text alone, as a sentence with the figure; undefined when it keeps to all. */
export function exceeded(shape: Shape, type: OperationTypeNode): string | undefined {
  const mostRoots = type === OperationTypeNode.MUTATION ? LIMITS.rootMutationFields : LIMITS.rootQueryFields;
  const checks: [what: string, figure: number, most: number][] = [
    ['levels of depth', shape.depth, LIMITS.depth],
    ['aliases', shape.aliases, LIMITS.aliases],
    ['directives', shape.directives, LIMITS.directives],
    [`root fields of a ${type}`, shape.rootFields.length, mostRoots],
    ['fields', shape.fields, LIMITS.fields],
    ['entries of a page', shape.pageSize, LIMITS.pageSize],
  ];
  const over = checks.find(([, figure, most]) => figure > most);
  return over && `An operation may have at most ${over[2]} ${over[0]}.`;
}

/** The same for page sizes that this request's variables give. */
export function exceededByVariables(shape: Shape, variables: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of shape.pageSizeVariables) {
    const size = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (typeof size === 'number' && size > LIMITS.pageSize) {
      return `An operation may have at most ${LIMITS.pageSize} entries of a page.`;
    }
  }
  return undefined;
}
