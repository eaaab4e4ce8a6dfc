import type { EntityManager } from 'typeorm';
import { objectToPlan as decide } from '../../domain/plan/accept.js';
import { writtenOrNot } from '../../domain/text.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

/**
 * Keeps that the customer objected to the open round, and what they said.
 * @throws RuleError as `objectToPlan` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R32.
 */
export async function objectToPlan(
  em: EntityManager,
  command: OwnersAct & { round: number; words: string | null },
): Promise<string> {
  const { caseId, round, now } = command;
  const { file } = await lockOwnCase(em, command);
  const words = writtenOrNot(command.words, ['words']);
  await settle(em, now, [decide(file, { round, words, now })]);
  return caseId;
}
