import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Resolution } from '../data/resolution.js';
import { resolve } from '../domain/resolve.js';
import { written } from '../domain/text.js';
import type { ContactMeans } from '../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';
import { settle } from './settle.js';

export interface ResolveCase extends OwnersAct {
  confirmation: { means: ContactMeans; statement: string };
}

/**
 * Closes a case as resolved and keeps how the customer confirmed.
 * @throws RuleError as `resolve` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R35.
 */
export async function resolveCase(em: EntityManager, command: ResolveCase): Promise<string> {
  const { caseId, confirmation, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const decision = resolve(file, now);
  const statement = written(confirmation.statement, ['confirmation', 'statement']);
  await em.insert(Resolution, {
    id: uuidv7(),
    caseId,
    means: confirmation.means,
    statement,
    confirmedAt: now,
    ...acting,
  });
  await settle(em, now, [decision]);
  return caseId;
}
