import { RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { type DisbursementScope, disbursementsOf } from '../domain/rights.js';
import { DisbursementState } from '../domain/vocabulary.js';
import { Disbursement } from './disbursement.js';
import { lockUses } from './find-standing.js';
import { visibleTo } from './scope.js';

/** A query over those that may be seen. */
export const visibleDisbursements = (em: EntityManager, scope: DisbursementScope) => {
  const { condition, parameters } = visibleTo(scope);
  return em.createQueryBuilder(Disbursement, 'disbursement').where(condition, parameters);
};

/** Those of the ids that exist and may be seen. */
export const findDisbursements = (
  em: EntityManager,
  ids: readonly string[],
  scope: DisbursementScope,
): Promise<Disbursement[]> =>
  visibleDisbursements(em, scope)
    .andWhere('disbursement.id = any(:ids)', { ids: ids.filter(isUuid) })
    .getMany();

/** What may be seen of the uses for complaints, oldest first. */
export const findDisbursementsOf = (
  em: EntityManager,
  complaintIds: readonly string[],
  scope: DisbursementScope,
): Promise<Disbursement[]> =>
  visibleDisbursements(em, scope)
    .andWhere('disbursement.complaintId = any(:ids)', { ids: complaintIds.filter(isUuid) })
    .orderBy('disbursement.id')
    .getMany();

/**
 * Locks one disbursement, after the uses for its complaint.
 * @param field the input field that names it
 * @throws RuleError NOT_FOUND when it does not exist or may not be seen
 */
export async function lockDisbursement(
  em: EntityManager,
  id: string,
  by: Actor,
  field = 'disbursementId',
): Promise<Disbursement> {
  const visible = () => visibleDisbursements(em, disbursementsOf(by)).andWhere('disbursement.id = :id', { id });
  const known = isUuid(id) ? await visible().getOne() : null;
  if (known) lockUses(em, known.complaintId);
  const found = known && (await visible().setLock('pessimistic_write').getOne());
  if (!found) throw new RuleError('NOT_FOUND', 'There is no such disbursement.', [field]);
  return found;
}

/** Locks the disbursement of an order, after the uses for its complaint. */
export async function lockDisbursementOfOrder(em: EntityManager, id: string): Promise<Disbursement> {
  const { complaintId } = await em.findOneByOrFail(Disbursement, { id });
  lockUses(em, complaintId);
  return em.findOneOrFail(Disbursement, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Locks what waits for a complaint, oldest first, after the uses for it. */
export async function lockWaitingOf(em: EntityManager, complaintId: string): Promise<Disbursement[]> {
  const waiting = () =>
    em
      .createQueryBuilder(Disbursement, 'disbursement')
      .where('disbursement.complaintId = :complaintId and disbursement.state = :state', {
        complaintId,
        state: DisbursementState.REQUESTED,
      })
      .orderBy('disbursement.id');
  if (!(await waiting().getExists())) return [];
  lockUses(em, complaintId);
  return waiting().setLock('pessimistic_write').getMany();
}

/** Locks the newest disbursement of a plan, after the uses for its complaint; null where it has none. */
export async function lockLatestOfPlan(em: EntityManager, planId: string): Promise<Disbursement | null> {
  const latest = () =>
    em
      .createQueryBuilder(Disbursement, 'disbursement')
      .where('disbursement.planId = :planId', { planId })
      .orderBy('disbursement.id', 'DESC')
      .limit(1);
  const known = await latest().getOne();
  if (!known) return null;
  lockUses(em, known.complaintId);
  return latest().setLock('pessimistic_write').getOne();
}

/** Locks requests whose holds have ended, those first that ended first; none that somebody else has in hand. */
export const lockDueHolds = (em: EntityManager, now: Date, most: number): Promise<Disbursement[]> =>
  em
    .createQueryBuilder(Disbursement, 'disbursement')
    .where('disbursement.state = :state and disbursement.holdUntil <= :now', {
      state: DisbursementState.REQUESTED,
      now,
    })
    .orderBy({ 'disbursement.holdUntil': 'ASC', 'disbursement.id': 'ASC' })
    .limit(most)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();

/** Whether a reversed disbursement is paid again by another that is not refused or called off. */
export const isReplacedAlready = (em: EntityManager, id: string): Promise<boolean> =>
  em
    .createQueryBuilder(Disbursement, 'disbursement')
    .where('disbursement.replacesId = :id and disbursement.state <> all(:ended)', {
      id,
      ended: [DisbursementState.REJECTED, DisbursementState.CANCELLED],
    })
    .getExists();
