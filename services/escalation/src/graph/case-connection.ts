import { type Connection, connectionType } from '@complaints/kit';
import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
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
