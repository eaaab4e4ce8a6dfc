import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { lockCase } from '../../data/case.js';
import { findResponsibility } from '../../data/responsibility/responsibility.js';
import { ResponsibilityComment } from '../../data/responsibility/responsibility-comment.js';
import { isNamed, speaksFor } from '../../domain/responsibility/named.js';
import { oversees } from '../../domain/rights.js';
import { written } from '../../domain/text.js';

export interface CommentOnResponsibility {
  responsibilityId: string;
  comment: string;
  by: Actor;
  now: Date;
}

/**
 * Keeps what somebody who is named says to it, as often as they like; they need not see the case.
 * @throws RuleError NOT_FOUND when the actor neither is named nor sees who is
 * @throws RuleError NOT_YOURS_TO_DO when somebody else is named
 * Source: R73.
 */
export async function commentOnResponsibility(em: EntityManager, command: CommentOnResponsibility): Promise<string> {
  const { by, now } = command;
  const entry = await findResponsibility(em, command.responsibilityId);
  const found = entry && (await lockCase(em, entry.caseId));
  const isTheirs = entry !== null && found !== null && isNamed(by, entry, found);
  if (!entry || !found || !(isTheirs || oversees(by, found)))
    throw new RuleError('NOT_FOUND', 'There is no such thing.', ['responsibilityId']);
  if (!isTheirs) throw new RuleError('NOT_YOURS_TO_DO', 'Somebody else is named.', ['responsibilityId']);
  const onBehalfOfId = speaksFor(by, entry);
  attribute(em, { onBehalfOf: onBehalfOfId });
  const comment = written(command.comment, ['comment']);
  const { id: responsibilityId, caseId } = entry;
  const row = { id: uuidv7(), caseId, responsibilityId, comment, commentedAt: now };
  await em.insert(ResponsibilityComment, { ...row, byId: by.id, onBehalfOfId });
  return responsibilityId;
}
