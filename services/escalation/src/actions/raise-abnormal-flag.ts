import type { EntityManager } from 'typeorm';
import { raiseFlag } from '../domain/flag.js';
import { CaseActKind } from '../domain/vocabulary.js';
import { lockWatchedCase, type OwnersAct } from './act-on-case.js';
import { keepAct } from './keep-act.js';
import { settle } from './settle.js';

/**
 * Raises the abnormal flag of a case by hand; owner, tier and clocks stay.
 * @throws RuleError as `raiseFlag` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: glossary.
 */
export async function raiseAbnormalFlag(em: EntityManager, command: OwnersAct & { reason: string }): Promise<string> {
  const { caseId, now } = command;
  const { file, acting } = await lockWatchedCase(em, command);
  const decision = raiseFlag(file);
  await keepAct(em, { ...command, kind: CaseActKind.FLAG_RAISED, acting });
  await settle(em, now, [decision]);
  return caseId;
}
