import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findResponsibility } from '../../data/responsibility/responsibility.js';
import { ResponsibilityWithdrawal } from '../../data/responsibility/responsibility-withdrawal.js';
import { withdraw } from '../../domain/responsibility/responsibility.js';
import { written } from '../../domain/text.js';
import { lockCaseOfPart, lockOverseenCase, type OwnersAct } from '../act-on-case.js';

export interface WithdrawResponsibility extends Omit<OwnersAct, 'caseId'> {
  responsibilityId: string;
  reason: string;
}

/**
 * Takes back that somebody was named; what was said stays beside it.
 * @throws RuleError as `withdraw` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R73.
 */
export async function withdrawResponsibility(em: EntityManager, command: WithdrawResponsibility): Promise<string> {
  const { now } = command;
  const entry = await findResponsibility(em, command.responsibilityId);
  const { file, acting } = await lockCaseOfPart({ part: entry, path: 'responsibilityId' }, (caseId) =>
    lockOverseenCase(em, { ...command, caseId }),
  );
  if (!entry) throw new Error('whose case is locked is there');
  const { id: responsibilityId, caseId } = entry;
  const isWithdrawn = await em.existsBy(ResponsibilityWithdrawal, { responsibilityId });
  const told = withdraw(file.case, { entry, isWithdrawn, now });
  const reason = written(command.reason, ['reason']);
  const row = { id: uuidv7(), caseId, responsibilityId, reason, withdrawnAt: now };
  await em.insert(ResponsibilityWithdrawal, { ...row, ...acting });
  record(em, now, [told]);
  return responsibilityId;
}
