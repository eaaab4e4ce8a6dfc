import type { EntityManager } from 'typeorm';
import { verifyAcceptance as decide } from '../../domain/plan/accept.js';
import { lockWatchedCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

/**
 * A second person verifies what the handler states of the customer, or finds that it is not so.
 * @throws RuleError as `verifyAcceptance` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R32.
 */
export async function verifyAcceptance(em: EntityManager, command: OwnersAct & { isSo: boolean }): Promise<string> {
  const { caseId, isSo, now } = command;
  const { file, acting } = await lockWatchedCase(em, command);
  const persons = [acting.byId, acting.onBehalfOfId].filter((person) => person !== null);
  await settle(em, now, [decide(file, { isSo, persons, now })]);
  return caseId;
}
