import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { Staff } from '../data/staff.js';
import { escalate } from '../domain/ladder.js';
import { written } from '../domain/text.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';
import { settle } from './settle.js';

export interface EscalateCase extends OwnersAct {
  reportedToId: string;
  reportedAt: Date;
  reason: string;
}

/**
 * Files that a case is beyond its owner's authority, after the direct report.
 * @throws RuleError REPORTED_TO_UNKNOWN
 * @throws RuleError as `escalate` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R23.
 */
export async function escalateCase(em: EntityManager, command: EscalateCase): Promise<string> {
  const { caseId, reportedAt, now } = command;
  const reportedToId = command.reportedToId.toLowerCase();
  const { file, acting } = await lockOwnCase(em, command);
  const isKnown =
    isUuid(reportedToId) && reportedToId !== acting.byId && (await em.existsBy(Staff, { id: reportedToId }));
  if (!isKnown)
    throw new RuleError('REPORTED_TO_UNKNOWN', 'The report goes to another person of the chain.', ['reportedToId']);
  const reason = written(command.reason, ['reason']);
  const filing = { ...acting, reportedAt, reportedToId };
  await settle(em, now, [escalate(file, { reason, filing, now })]);
  return caseId;
}
