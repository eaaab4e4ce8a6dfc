import { RuleError } from '@complaints/contracts';
import { type Context, Money, moneyOf } from '@complaints/kit';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { StandardSolution } from '../../data/solution/standard-solution.js';
import { Remedy } from '../../domain/vocabulary.js';
import { createCaseLoader } from '../loaders.js';
import { createSimilarLoader, createSolutionOfNatureLoader } from './loaders.js';

@ObjectType('ProposalDraft', { description: 'What a plan for a routine case begins with.', simpleResolvers: true })
export class ProposalDraft {
  @Field(() => Remedy, { description: 'What is usually offered.' })
  remedy!: Remedy;

  @Field(() => Money, { nullable: true, description: 'The least that is usual as a compensation; null where none is.' })
  compensation!: Money | null;

  @Field(() => String, { description: 'What is offered, in Chinese.' })
  descriptionZh!: string;

  @Field(() => String, { description: 'What is offered, in English.' })
  descriptionEn!: string;
}

const MOST_SIMILAR = 20;

@Resolver(() => Case)
export class CaseSolutionResolver {
  @FieldResolver(() => StandardSolution, {
    nullable: true,
    description: 'The solution in force for its nature; null where there is none, or it is not classified yet.',
  })
  standardSolution(@Root() { natureCode }: Case, @Ctx() context: Context): Promise<StandardSolution | null> | null {
    return natureCode === null ? null : context.loader(createSolutionOfNatureLoader).load(natureCode);
  }

  @FieldResolver(() => ProposalDraft, {
    nullable: true,
    description: 'What a plan for it begins with; null where its nature is not routine.',
  })
  async proposalDraft(@Root() found: Case, @Ctx() context: Context): Promise<ProposalDraft | null> {
    const solution = await this.standardSolution(found, context);
    if (!solution?.routine) return null;
    const { remedy, rangeFromFen, textZh: descriptionZh, textEn: descriptionEn } = solution;
    const compensation = rangeFromFen ? moneyOf(rangeFromFen) : null;
    return { remedy, compensation, descriptionZh, descriptionEn };
  }

  @FieldResolver(() => [Case], {
    description:
      'How the closest earlier cases were settled, among those the caller sees: of the same nature, the same level first, then the same store, then the same region, then the newest. Their plans say what was agreed on.',
  })
  async similarSettlements(
    @Root() found: Case,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many at the most, 1 to 20.' }) first: number,
    @Ctx() context: Context,
  ): Promise<Case[]> {
    if (first < 1 || first > MOST_SIMILAR)
      throw new RuleError('PAGE_SIZE', `first is 1 to ${MOST_SIMILAR}.`, ['first']);
    if (found.natureCode === null) return [];
    const ids = await context.loader(createSimilarLoader).load({ caseId: found.id, first });
    const cases = context.loader(createCaseLoader);
    return (await Promise.all(ids.map((id) => cases.load(id)))).filter((similar) => similar !== null);
  }
}
