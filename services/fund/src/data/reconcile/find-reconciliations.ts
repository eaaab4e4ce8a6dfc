import { idOfCursor, type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { ReconciliationState } from '../../domain/reconcile/vocabulary.js';
import { Reconciliation } from './reconciliation.js';

/** Those of regions whose books are seen; of the whole chain only for who sees all. Source: R91. */
const visible = (em: EntityManager, { all, regionIds }: Pick<Scope, 'all' | 'regionIds'>) =>
  em
    .createQueryBuilder(Reconciliation, 'reconciliation')
    .where('(:all::boolean or reconciliation.regionId = any(:regionIds::uuid[]))', { all, regionIds });

/** One of them; null where it may not be seen. */
export const findReconciliation = async (
  em: EntityManager,
  id: string,
  scope: Scope,
): Promise<Reconciliation | null> =>
  isUuid(id) ? visible(em, scope).andWhere('reconciliation.id = :id', { id }).getOne() : null;

/** A page of them, newest first; a row more than shown. @throws RuleError CURSOR_INVALID */
export const findReconciliations = (em: EntityManager, scope: Scope, page: PageArgs): Promise<Reconciliation[]> =>
  visible(em, scope)
    .andWhere('(:after::uuid is null or reconciliation.id < :after::uuid)', { after: idOfCursor(page.after) })
    .orderBy('reconciliation.id', 'DESC')
    .limit(rowsToRead(page))
    .getMany();

/** Locks one of them; null when there is none. */
export const lockReconciliation = (em: EntityManager, id: string): Promise<Reconciliation | null> =>
  em.findOne(Reconciliation, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** Locks the one whose statement was read first, if any is to be matched that nobody has in hand. */
export const lockNextToMatch = (em: EntityManager): Promise<Reconciliation | null> =>
  em
    .createQueryBuilder(Reconciliation, 'reconciliation')
    .where('reconciliation.state = :state', { state: ReconciliationState.MATCHING })
    .orderBy('reconciliation.readAt')
    .limit(1)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getOne();

/** Locks those whose statements are awaited no longer. */
export const lockOverdue = (em: EntityManager, now: Date, most: number): Promise<Reconciliation[]> =>
  em
    .createQueryBuilder(Reconciliation, 'reconciliation')
    .where(`reconciliation.state in ('AWAITED', 'READING') and reconciliation.awaitedUntil <= :now`, { now })
    .orderBy('reconciliation.awaitedUntil')
    .limit(most)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
