import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../data/case.js';
import { readCaseFile } from '../data/case-file.js';
import type { CaseFacts, CaseFile } from '../domain/case.js';
import { type Acting, type Answering, actingFor, answeringFor, overseeing, watching } from '../domain/rights.js';

/** What every act on a case is asked with. */
export interface OwnersAct {
  caseId: string;
  by: Actor;
  now: Date;
}

/**
 * Locks a case that the actor owns, with everything the rules need. For whom a deputy acts stands in the audit.
 * @throws RuleError NOT_FOUND, NOT_OWNER
 */
export const lockOwnCase = (em: EntityManager, act: OwnersAct): Promise<Locked> => lockFor(em, act, actingFor);

/**
 * Locks a case that the actor's posts reach, with everything the rules need.
 * @throws RuleError NOT_FOUND, NOT_YOURS_TO_DO
 */
export const lockWatchedCase = (em: EntityManager, act: OwnersAct): Promise<Locked> => lockFor(em, act, watching);

/**
 * Locks a case that the actor owns, stands above or oversees, with everything the rules need.
 * @throws RuleError NOT_FOUND, NOT_YOURS_TO_DO
 */
export const lockOverseenCase = (em: EntityManager, act: OwnersAct): Promise<Locked> => lockFor(em, act, overseeing);

/**
 * Locks a case by a part of it that was named. To who may not see the case the part is not there.
 * @param lock one of the locks here
 * @param named the part as it was found, and the field that names it
 * @throws RuleError NOT_FOUND, and what the lock throws besides
 */
export async function lockCaseOfPart<Result>(
  { part, path }: { part: { caseId: string } | null; path: string },
  lock: (caseId: string) => Promise<Result>,
): Promise<Result> {
  const notThere = new RuleError('NOT_FOUND', 'There is no such thing.', [path]);
  if (!part) throw notThere;
  try {
    return await lock(part.caseId);
  } catch (error) {
    throw error instanceof RuleError && error.code === notThere.code ? notThere : error;
  }
}

/**
 * Locks a case on which the actor answers the customer, with everything the rules need.
 * @throws RuleError NOT_FOUND, NOT_OWNER
 */
export const lockAnsweredCase = (em: EntityManager, act: OwnersAct): Promise<Locked<Answering>> =>
  lockFor(em, act, answeringFor);

interface Locked<Who extends Acting = Acting> {
  file: CaseFile;
  acting: Who;
}

async function lockFor<Who extends Acting>(
  em: EntityManager,
  { caseId, by }: OwnersAct,
  allow: (actor: Actor, found: CaseFacts | null) => Who,
): Promise<Locked<Who>> {
  const found = await lockCase(em, caseId);
  const acting = allow(by, found);
  if (!found) throw new Error('who acts on a case has found it');
  attribute(em, { onBehalfOf: acting.onBehalfOfId });
  return { file: await readCaseFile(em, found), acting };
}
