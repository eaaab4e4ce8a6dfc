import type { DeadlineKind } from '@complaints/contracts';
import type { Scope } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Case } from './case.js';
import { Deadline } from './deadline.js';
import { type CaseFilter, filtered } from './find-cases.js';
import { withinScope } from './scope.js';

/** Which running clocks to list. */
export interface DeadlinesWanted extends Pick<CaseFilter, 'storeId' | 'regionId' | 'ownerPostId' | 'level'> {
  kind?: DeadlineKind | null;
  dueBefore?: Date | null;
}

/** Where a page of clocks begins: the due instant as text, and the clock's id. */
export type DeadlineKey = readonly [due: string, id: string];

/** One page of the running clocks of cases within the scope, first due first. */
export function findRunningDeadlines(
  em: EntityManager,
  { kind, dueBefore, ...ofCase }: DeadlinesWanted,
  { scope, after, take }: { scope: Scope; after: DeadlineKey | null; take: number },
): Promise<Deadline[]> {
  const query = em
    .createQueryBuilder(Deadline, 'd')
    .innerJoin(Case, 'c', 'c.id = d.case_id')
    .where('d.met_at is null and d.cancelled_at is null and d.fired_at is null');
  filtered(withinScope(query, scope), { ...ofCase, openOnly: false });
  if (kind) query.andWhere('d.kind = :kind', { kind });
  if (dueBefore) query.andWhere('d.due_at < :dueBefore', { dueBefore });
  if (after) query.andWhere('(d.due_at, d.id) > (:due::timestamptz, :id::uuid)', { due: after[0], id: after[1] });
  return query.orderBy('d.due_at').addOrderBy('d.id').limit(take).getMany();
}

/** Where a clock stands in the list. */
export const deadlineKeyOf = ({ dueAt, id }: Deadline): DeadlineKey => [dueAt.toISOString(), id];
