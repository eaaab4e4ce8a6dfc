import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { DisbursementScope } from '../domain/rights.js';
import { Disbursement } from './disbursement.js';
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
 * Locks one disbursement.
 * @throws RuleError NOT_FOUND when it does not exist or may not be seen
 */
export async function lockDisbursement(em: EntityManager, id: string, scope: DisbursementScope): Promise<Disbursement> {
  const found = isUuid(id)
    ? await visibleDisbursements(em, scope)
        .andWhere('disbursement.id = :id', { id })
        .setLock('pessimistic_write')
        .getOne()
    : null;
  if (!found) throw new RuleError('NOT_FOUND', 'There is no such disbursement.', ['disbursementId']);
  return found;
}

/**
 * Lets requests for one complaint follow one another until the transaction ends, and tells what came before.
 * @returns whole fen asked for, granted or paid for the complaint, and whether the plan asked already
 */
export async function lockUses(em: EntityManager, { complaintId, planId }: { complaintId: string; planId: string }) {
  await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`complaint:${complaintId}`]);
  const [row] = await em.query(
    `select coalesce(sum(amount_fen) filter (where state <> 'REJECTED'), 0) as earlier_fen,
            coalesce(bool_or(plan_id = $2), false) as asked_already
     from disbursement where complaint_id = $1`,
    [complaintId, planId],
  );
  return { earlierFen: Number(row.earlier_fen), askedAlready: row.asked_already as boolean };
}
