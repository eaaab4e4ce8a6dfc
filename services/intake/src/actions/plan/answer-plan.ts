import { ComplaintStatus, planAnswered, RuleError } from '@complaints/contracts';
import { type Actor, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { useUpLinks } from '../../data/link/link.js';
import { PlanAnswer } from '../../data/plan/plan-answer.js';
import { ProposedPlan } from '../../data/plan/proposed-plan.js';
import { LinkPurpose, linkInvalid } from '../../domain/link/link.js';
import { type GivenPlanAnswer, readPlanAnswer } from '../../domain/plan/plan-answer.js';
import { mayAnswerPlan } from '../../domain/rights.js';
import { holdLink } from '../link/hold-link.js';

/** A customer's answer, with the token of the link. */
export interface AnswerPlan extends GivenPlanAnswer {
  token: string;
  by: Actor;
  now: Date;
}

/**
 * Takes a customer's answer to a round of the plan, once; it is told without the words of an objection.
 * @throws RuleError STAFF_NEVER_ANSWER, LINK_INVALID and as {@link readPlanAnswer}
 * Source: R32.
 */
export async function answerPlan(em: EntityManager, command: AnswerPlan): Promise<PlanAnswer> {
  const { token, by, now } = command;
  if (!mayAnswerPlan(by)) throw new RuleError('STAFF_NEVER_ANSWER', 'Customers answer, staff never do for them.');
  const given = readPlanAnswer(command);
  const { link, complaint } = await holdLink(em, { purpose: LinkPurpose.ANSWER_PLAN, token, now });
  if (link.planId === null || complaint.status !== ComplaintStatus.OPEN) throw linkInvalid();
  const { id: planId, complaintId, round } = await em.findOneByOrFail(ProposedPlan, { id: link.planId });
  const answer: PlanAnswer = { planId, complaintId, round, ...given, answeredAt: now };
  await em.insert(PlanAnswer, answer);
  await useUpLinks(em, link, now);
  const { accepted } = given;
  record(em, now, [planAnswered.of({ complaintId, planId, round, accepted, answeredAt: now })]);
  return answer;
}
