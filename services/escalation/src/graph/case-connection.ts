import { RuleError } from '@complaints/contracts';
import { type Connection, connectionType, keyOfCursor } from '@complaints/kit';
import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { Case } from '../data/case.js';

export const CaseConnection = connectionType(Case, 'Case');

/** A page of cases that can say how long its list is. */
export interface CountedCases extends Connection<Case> {
  count: () => Promise<number>;
}

@Resolver(() => CaseConnection)
export class CaseConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() list: CountedCases): Promise<number> {
    return list.count();
  }
}

/**
 * The id that a cursor of a list ordered by id stands for.
 * @throws RuleError CURSOR_INVALID
 */
export function idOfCursor(after: string | null | undefined): string | null {
  const [id] = keyOfCursor(after, 1) ?? [null];
  if (id !== null && !isUuid(id))
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  return id ?? null;
}
