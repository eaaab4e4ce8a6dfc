import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DecisionRefusal } from '../../data/decision/decision-refusal.js';
import { findNewestDecision } from '../../data/decision/issued-decision.js';
import { closeWithoutAgreement as decide } from '../../domain/decision/close-without-agreement.js';
import { written, writtenOrNot } from '../../domain/text.js';
import { CaseActKind } from '../../domain/vocabulary.js';
import { lockAnsweredCase, type OwnersAct } from '../act-on-case.js';
import { keepAct } from '../keep-act.js';
import { settle } from '../settle.js';

export interface CloseWithoutAgreement extends OwnersAct {
  reasons: string;
  appealText: string;
  refusal: { statement: string; refusedAt: Date };
}

/**
 * Closes a case whose customer refused the final decision, and keeps what they said and how they were told to appeal.
 * @throws RuleError APPEAL_TEXT_MISSING
 * @throws RuleError as `closeWithoutAgreement` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R38.
 */
export async function closeWithoutAgreement(em: EntityManager, command: CloseWithoutAgreement): Promise<string> {
  const { caseId, refusal, now } = command;
  const { file, acting } = await lockAnsweredCase(em, command);
  const { refusedAt } = refusal;
  const decision = await findNewestDecision(em, file.case.id);
  const closed = decide(file, { decision, refusedAt, now });
  const appealText = writtenOrNot(command.appealText, ['appealText']);
  if (!appealText)
    throw new RuleError('APPEAL_TEXT_MISSING', 'Who does not agree is told how to appeal.', ['appealText']);
  const reason = written(command.reasons, ['reasons']);
  const { byId, onBehalfOfId } = acting;
  await keepAct(em, {
    caseId,
    kind: CaseActKind.CLOSED_WITHOUT_AGREEMENT,
    reason,
    acting: { byId, onBehalfOfId },
    now,
  });
  await em.insert(DecisionRefusal, {
    ...{ id: uuidv7(), caseId, decisionId: decision?.id, refusedAt, recordedAt: now, byId, onBehalfOfId },
    statement: written(refusal.statement, ['refusal', 'statement']),
    appealText,
  });
  await settle(em, now, [closed]);
  return caseId;
}
