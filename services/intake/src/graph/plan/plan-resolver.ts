import { type Context, Money, moneyOf, mutate, payloadType } from '@complaints/kit';
import { digestOfToken } from '@complaints/kit/files';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { answerPlan } from '../../actions/plan/answer-plan.js';
import { Complaint } from '../../data/complaint.js';
import { findLink } from '../../data/link/link.js';
import { PlanAnswer } from '../../data/plan/plan-answer.js';
import { findOpenPlan, ProposedPlan } from '../../data/plan/proposed-plan.js';
import { canBeUsed, LinkPurpose } from '../../domain/link/link.js';
import { mayAnswerPlan } from '../../domain/rights.js';
import { createComplaintLoader } from '../loaders.js';
import { createPlanAnswersLoader } from './plan-answers-loader.js';
import { AnswerPlanInput } from './plan-inputs.js';

const AnswerPlanPayload = payloadType('AnswerPlanPayload', 'answer', () => PlanAnswer);

@Resolver(() => ProposedPlan)
export class LinkedPlanResolver {
  @Query(() => ProposedPlan, {
    nullable: true,
    description: 'What a one-time link asks the customer to accept or object to; null when the link does not work.',
  })
  async linkedPlan(
    @Arg('token', () => String, { description: 'What stands behind `#` in the one-time link.' }) token: string,
    @Ctx() { dataSource: { manager }, clock }: Context,
  ) {
    const link = await findLink(manager, LinkPurpose.ANSWER_PLAN, digestOfToken(token));
    return link?.planId && canBeUsed(link, clock.now()) ? findOpenPlan(manager, link.planId) : null;
  }

  @Mutation(() => AnswerPlanPayload, {
    description: 'Accepts a round of the plan, or objects to it, through a one-time link.',
  })
  answerPlan(
    @Arg('input', () => AnswerPlanInput, { description: 'What the customer says.' }) input: AnswerPlanInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'answerPlan',
      input,
      field: 'answer',
      // Strangers have no name to keep their keys under; the link stands for whoever holds it.
      caller: `link:${digestOfToken(input.token).toString('hex')}`,
      act: async (em, request) => (await answerPlan(em, { ...input, ...request })).planId,
      read: async (planId, { by }) =>
        mayAnswerPlan(by) ? context.dataSource.manager.findOneByOrFail(PlanAnswer, { planId }) : null,
    });
  }

  @FieldResolver(() => Money, { nullable: true, description: 'What would be paid; null without a compensation.' })
  compensation(@Root() { compensationFen }: ProposedPlan) {
    return compensationFen === null ? null : moneyOf(compensationFen);
  }
}

@Resolver(() => Complaint)
export class PlanAnswersResolver {
  @FieldResolver(() => [PlanAnswer], {
    description: 'What the customer said of plans through one-time links, by round.',
  })
  async planAnswers(@Root() { id }: Complaint, @Ctx() context: Context) {
    const seen = await context.loader(createComplaintLoader).load(id);
    return seen ? context.loader(createPlanAnswersLoader).load(id) : [];
  }
}
