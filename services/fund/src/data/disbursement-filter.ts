import { idOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { DisbursementScope } from '../domain/rights.js';
import type { DisbursementState } from '../domain/vocabulary.js';
import type { Disbursement } from './disbursement.js';
import { visibleDisbursements } from './find-disbursements.js';

/** Which disbursements a list shows; what is null is not looked at. */
export interface DisbursementFilter {
  states: readonly DisbursementState[] | null;
  complaintId: string | null;
  storeId: string | null;
  regionId: string | null;
  approverPostId: string | null;
  /** Asked for from this instant on, and before that. */
  from: Date | null;
  until: Date | null;
}

const CONDITIONS: Record<keyof DisbursementFilter, string> = {
  states: 'disbursement.state = any(:states)',
  complaintId: 'disbursement.complaintId = :complaintId',
  storeId: 'disbursement.storeId = :storeId',
  regionId: 'disbursement.regionId = :regionId',
  approverPostId: 'disbursement.approverPostId = :approverPostId',
  from: 'disbursement.requestedAt >= :from',
  until: 'disbursement.requestedAt < :until',
};
const IDS = ['complaintId', 'storeId', 'regionId', 'approverPostId'] as const;

/** Those that pass a filter and may be seen; null where an id in it is none. */
function passing(em: EntityManager, scope: DisbursementScope, filter: DisbursementFilter) {
  if (IDS.some((name) => filter[name] !== null && !isUuid(filter[name]))) return null;
  const query = visibleDisbursements(em, scope);
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof DisbursementFilter];
    if (value !== null) query.andWhere(condition, { [name]: value });
  }
  return query;
}

/** One page, newest first; a row more than shown. @throws RuleError CURSOR_INVALID */
export async function findDisbursementPage(
  em: EntityManager,
  scope: DisbursementScope,
  { filter, page }: { filter: DisbursementFilter; page: PageArgs },
): Promise<Disbursement[]> {
  const query = passing(em, scope, filter);
  const after = idOfCursor(page.after);
  if (!query) return [];
  if (after !== null) query.andWhere('disbursement.id < :after', { after });
  return query.orderBy('disbursement.id', 'DESC').limit(rowsToRead(page)).getMany();
}

/** How many pass a filter, counted up to so many. */
export async function countDisbursements(
  em: EntityManager,
  scope: DisbursementScope,
  { filter, most }: { filter: DisbursementFilter; most: number },
): Promise<number> {
  const query = passing(em, scope, filter);
  return query ? (await query.select('disbursement.id').limit(most).getRawMany()).length : 0;
}
