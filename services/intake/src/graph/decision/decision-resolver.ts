import { type Context, connectionType, PageArgs, pageOf, transact } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { readDecision } from '../../actions/decision/read-decision.js';
import { Complaint } from '../../data/complaint.js';
import { DecisionLetter } from '../../data/decision/decision-letter.js';
import { isReadByCustomer } from '../../domain/rights.js';
import { createComplaintLoader } from '../loaders.js';
import { partsLoader } from '../parts-loader.js';
import { LinkedDecision } from './linked-decision.js';

@Resolver(() => LinkedDecision)
export class LinkedDecisionResolver {
  @Query(() => LinkedDecision, {
    nullable: true,
    description:
      'The decision that a link opens, as often as one likes until it expires; null when the link does not work.',
  })
  async decisionByLink(
    @Arg('token', () => String, { description: 'What stands behind `#` in the link.' }) token: string,
    @Ctx() { caller, requestId, dataSource, clock }: Context,
  ): Promise<LinkedDecision | null> {
    const cause = { actorId: caller.sub || null, traceId: requestId, operation: 'decisionByLink' };
    const asked = { token, byCustomer: isReadByCustomer(caller), now: clock.now() };
    const opened = await transact(dataSource, cause, (em) => readDecision(em, asked));
    if (!opened) return null;
    const { letter, complaint, readKey } = opened;
    return { number: complaint.number, issuedAt: letter.issuedAt, decision: { id: letter.id, readKey } };
  }
}

const DecisionLetterConnection = connectionType(DecisionLetter, 'DecisionLetter');
const letterLoader = partsLoader(DecisionLetter);

@Resolver(() => Complaint)
export class DecisionLetterResolver {
  @FieldResolver(() => DecisionLetterConnection, {
    description: 'The letters of decisions that were handed to the customer, oldest first.',
  })
  async decisionLetters(@Root() { id }: Complaint, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const seen = await context.loader(createComplaintLoader).load(id);
    return seen ? context.loader(letterLoader).load(id, page) : pageOf([], page, () => []);
  }
}
