import { type ReopeningCause, RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { findCase } from '../data/case.js';
import { highestTierOf, lockMatters, lockOpenCaseOfMatter } from '../data/matter.js';
import { reopen } from '../domain/closing.js';
import { CaseActKind } from '../domain/vocabulary.js';
import { lockWatchedCase, type OwnersAct } from './act-on-case.js';
import { keepAct } from './keep-act.js';
import { settle } from './settle.js';

/**
 * Has a closed case go on, unless another of its matter is open.
 * @throws RuleError MATTER_GOES_ON
 * @throws RuleError as `reopen` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * @throws NotYetKnown when no post that could own it is held
 * Source: R35, R70.
 */
export async function reopenCase(
  em: EntityManager,
  command: OwnersAct & { cause: ReopeningCause; reason: string },
): Promise<string> {
  const { caseId, cause, now } = command;
  const known = await findCase(em, caseId);
  // The matter before the case, as everybody does who brings a case to a matter.
  if (known) await lockMatters(em, [known.matterId]);
  const { file, acting } = await lockWatchedCase(em, command);
  const { id, matterId } = file.case;
  const open = await lockOpenCaseOfMatter(em, matterId);
  if (open && open.id !== id)
    throw new RuleError('MATTER_GOES_ON', 'Another case of the same matter is open.', ['caseId']);
  const decision = reopen(file, { cause, highestTier: await highestTierOf(em, matterId), now });
  await keepAct(em, { ...command, kind: CaseActKind.REOPENED, acting });
  await settle(em, now, [decision]);
  return caseId;
}
