import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { findComplaints } from '../../data/find-complaints.js';
import { lockOpinion, OpinionFollowUp } from '../../data/opinion/opinion-follow-up.js';
import { type GivenFollowUp, takeFurther } from '../../domain/opinion/follow-up.js';
import { complaintScope, mayFollowUp } from '../../domain/rights.js';

/** Who takes which opinion how far. */
export interface FollowUpOpinion extends GivenFollowUp {
  opinionId: string;
  by: Actor;
  now: Date;
}

/**
 * Takes the following up of an opinion further, or ends it.
 * @throws RuleError OPINION_NOT_FOUND, also for who does not see its complaint
 * @throws RuleError FORBIDDEN for who sees it only
 * @throws RuleError as {@link takeFurther}
 * Source: R71.
 */
export async function followUpOpinion(em: EntityManager, command: FollowUpOpinion): Promise<OpinionFollowUp> {
  const { opinionId, by, now } = command;
  const opinion = await lockOpinion(em, opinionId);
  const [complaint] = opinion ? await findComplaints(em, [opinion.complaintId], complaintScope(by)) : [];
  if (!opinion || !complaint) {
    throw new RuleError('OPINION_NOT_FOUND', 'There is no such opinion that you can see.', ['opinionId']);
  }
  const follows = (one: Actor) => mayFollowUp(one, complaint);
  if (!follows(by)) throw new RuleError('FORBIDDEN', 'None of your posts follows this opinion up.', ['opinionId']);
  const state = { ...takeFurther(opinion, command, now), changedAt: now };
  attribute(em, { onBehalfOf: onBehalfOf(by, follows) });
  await em.update(OpinionFollowUp, { id: opinion.id }, state);
  return Object.assign(opinion, state);
}
