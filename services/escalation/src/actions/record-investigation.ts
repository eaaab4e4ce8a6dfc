import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Investigation } from '../data/investigation.js';
import { checkInvestigation } from '../domain/investigation.js';
import { written, writtenOrNot } from '../domain/text.js';
import type { InvestigationMethod } from '../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';

export interface RecordInvestigation extends OwnersAct {
  method: InvestigationMethod;
  findings: string;
  cause: string | null;
  /** When it was found out; now where that is not said. */
  at: Date | null;
}

/**
 * Keeps what was found out about a complaint.
 * @throws RuleError as `checkInvestigation` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R30.
 */
export async function recordInvestigation(em: EntityManager, command: RecordInvestigation): Promise<string> {
  const { caseId, method, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const investigatedAt = command.at ?? now;
  checkInvestigation(file, { at: investigatedAt, now });
  const findings = written(command.findings, ['findings']);
  const cause = writtenOrNot(command.cause, ['cause']);
  const found = { method, findings, cause, investigatedAt, recordedAt: now };
  await em.insert(Investigation, { id: uuidv7(), caseId: file.case.id, ...found, ...acting });
  return caseId;
}
