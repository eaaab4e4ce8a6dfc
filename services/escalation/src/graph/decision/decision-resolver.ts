import type { Context } from '@complaints/kit';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { DecisionRefusal } from '../../data/decision/decision-refusal.js';
import { IssuedDecision } from '../../data/decision/issued-decision.js';
import { Staff } from '../../data/staff.js';
import { Language, letterOf } from '../../domain/decision/letter.js';
import { createCaseLoader, staffOf } from '../loaders.js';
import { DecisionGrounds } from './decision-grounds.js';
import { createDecisionsLoader, createRefusalLoader } from './decision-loaders.js';

@Resolver(() => Case)
export class DecisionsOfCaseResolver {
  @FieldResolver(() => [IssuedDecision], {
    description: 'What was decided on it, oldest first, the newest 100; the newest one counts.',
  })
  decisions(@Root() { id }: Case, @Ctx() context: Context): Promise<IssuedDecision[]> {
    return context.loader(createDecisionsLoader).load(id);
  }

  @FieldResolver(() => DecisionRefusal, {
    nullable: true,
    description: 'That the customer refused the final decision, where that ended it.',
  })
  refusal(@Root() { id }: Case, @Ctx() context: Context): Promise<DecisionRefusal | null> {
    return context.loader(createRefusalLoader).load(id);
  }
}

@Resolver(() => IssuedDecision)
export class DecisionResolver {
  @FieldResolver(() => String, { description: 'The letter as the customer reads it.' })
  letter(
    @Root() decision: IssuedDecision,
    @Arg('language', () => Language, { description: 'The language to read it in.' }) language: Language,
  ): string {
    return letterOf(decision, language);
  }

  @FieldResolver(() => DecisionGrounds, {
    nullable: true,
    description: 'Why it was decided so, and by whom; null to whoever does not see the case.',
  })
  async grounds(@Root() decision: IssuedDecision, @Ctx() context: Context): Promise<DecisionGrounds | null> {
    return (await context.loader(createCaseLoader).load(decision.caseId)) ? decision : null;
  }
}

@Resolver(() => DecisionGrounds)
export class DecisionGroundsResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who issued it.' })
  by(@Root() { byId }: DecisionGrounds, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: DecisionGrounds, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
