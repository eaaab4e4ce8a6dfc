import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { LessonReceipt } from '../../data/evaluation/lesson.js';
import { headOf } from '../../domain/rights.js';

export interface ConfirmLessonRead {
  receiptId: string;
  by: Actor;
  now: Date;
}

/**
 * The head of a department confirms that it read a lesson; the first time stands.
 * @throws RuleError NOT_FOUND when no lesson of the actor's departments is that one
 * Source: R72.
 */
export async function confirmLessonRead(em: EntityManager, { receiptId, by, now }: ConfirmLessonRead): Promise<string> {
  const receipt = isUuid(receiptId)
    ? await em.findOne(LessonReceipt, { where: { id: receiptId }, lock: { mode: 'pessimistic_write' } })
    : null;
  const acting = receipt && headOf(by, receipt.departmentId);
  if (!receipt || !acting) throw new RuleError('NOT_FOUND', 'There is no such lesson.', ['receiptId']);
  attribute(em, { onBehalfOf: acting.onBehalfOfId });
  if (!receipt.readAt) {
    const { byId: readById, onBehalfOfId } = acting;
    await em.update(LessonReceipt, { id: receipt.id }, { readAt: now, readById, onBehalfOfId });
  }
  return receipt.id;
}
