import type { EntityManager } from 'typeorm';
import { closeProvisionally as decide } from '../domain/closing.js';
import { CaseActKind } from '../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';
import { keepAct } from './keep-act.js';
import { settle } from './settle.js';

/**
 * Closes a case whose customer cannot be reached.
 * @throws RuleError as `closeProvisionally` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R35.
 */
export async function closeProvisionally(em: EntityManager, command: OwnersAct & { reason: string }): Promise<string> {
  const { caseId, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const decision = decide(file, now);
  await keepAct(em, { ...command, kind: CaseActKind.CLOSED_PROVISIONALLY, acting });
  await settle(em, now, [decision]);
  return caseId;
}
