import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { AnswerDeviation, lockDeviation } from '../../data/review/answer-deviation.js';
import { seatAt } from '../../domain/rights.js';
import { written } from '../../domain/text.js';

export interface CompleteCorrection {
  deviationId: string;
  correction: string;
  by: Actor;
  now: Date;
}

/**
 * Who owes a correction says what was done.
 * @throws RuleError NOT_FOUND when the actor owes no such correction
 * @throws RuleError CORRECTED_ALREADY
 * Source: R39.
 */
export async function completeCorrection(em: EntityManager, command: CompleteCorrection): Promise<string> {
  const { deviationId, by, now } = command;
  const deviation = isUuid(deviationId) ? await lockDeviation(em, deviationId) : null;
  const acting = deviation && seatAt(by, deviation.ownerPostId);
  if (!deviation || !acting) throw new RuleError('NOT_FOUND', 'You owe no such correction.', ['deviationId']);
  if (deviation.correctedAt) throw new RuleError('CORRECTED_ALREADY', 'It was corrected already.', ['deviationId']);
  const correction = written(command.correction, ['correction']);
  const { byId: correctedById, onBehalfOfId } = acting;
  attribute(em, { onBehalfOf: onBehalfOfId });
  await em.update(AnswerDeviation, { id: deviation.id }, { correctedAt: now, correction, correctedById, onBehalfOfId });
  return deviation.id;
}
