import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../data/case.js';
import { readCaseFile } from '../data/case-file.js';
import type { CaseFile } from '../domain/case.js';
import { type Acting, actingFor } from '../domain/rights.js';

/** What every act of an owner is asked with. */
export interface OwnersAct {
  caseId: string;
  by: Actor;
  now: Date;
}

/**
 * Locks a case that the actor owns, with everything the rules need. For whom a deputy acts stands in the audit.
 * @throws RuleError NOT_FOUND, NOT_OWNER
 */
export async function lockOwnCase(
  em: EntityManager,
  { caseId, by }: OwnersAct,
): Promise<{ file: CaseFile; acting: Acting }> {
  const found = await lockCase(em, caseId);
  const acting = actingFor(by, found);
  if (!found) throw new Error('who acts on a case has found it');
  await attribute(em, { onBehalfOf: acting.onBehalfOfId });
  return { file: await readCaseFile(em, found), acting };
}
