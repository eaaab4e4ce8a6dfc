import {
  type Connection,
  type Context,
  connectionType,
  fenOf,
  idOfCursor,
  Money,
  MoneyInput,
  moneyOf,
  mutate,
  PageArgs,
  pageOf,
  payloadType,
  rowsToRead,
} from '@complaints/kit';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { publishStandardSolution } from '../../actions/solution/publish-standard-solution.js';
import { findSolutions, StandardSolution } from '../../data/solution/standard-solution.js';
import { Staff } from '../../data/staff.js';
import { seesPolicy } from '../../domain/rights.js';
import { Remedy } from '../../domain/vocabulary.js';
import { staffOf } from '../loaders.js';
import { createNaturesLoader } from './loaders.js';

const StandardSolutionConnection = connectionType(StandardSolution, 'StandardSolution');

@ArgsType()
class SolutionsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those that name this nature.' })
  natureCode?: string | null;
}

@InputType({ description: 'The published remedy of some natures.' })
class PublishStandardSolutionInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => [String], { description: 'The codes of the natures in the category tree, 1 to 50.' })
  natureCodes!: string[];

  @Field(() => Boolean, { description: 'Whether cases of these natures are routine.' })
  routine!: boolean;

  @Field(() => Remedy, { description: 'What is offered.' })
  remedy!: Remedy;

  @Field(() => MoneyInput, { nullable: true, description: 'The least that is usual as a compensation.' })
  rangeFrom?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The most that is usual.' })
  rangeTo?: MoneyInput | null;

  @Field(() => String, { description: 'What is offered, in Chinese, at most 2,000 characters.' })
  textZh!: string;

  @Field(() => String, { description: 'What is offered, in English, at most 2,000 characters.' })
  textEn!: string;

  @Field(() => ID, { nullable: true, description: 'The department that decides what is not routine.' })
  authorisedDepartmentId?: string | null;
}

const PublishStandardSolutionPayload = payloadType(
  'PublishStandardSolutionPayload',
  'solution',
  () => StandardSolution,
);

@Resolver(() => StandardSolution)
export class StandardSolutionResolver {
  @Query(() => StandardSolutionConnection, {
    description: 'The standard solutions, newest first; the first that names a nature is in force for it. Staff only.',
  })
  async standardSolutions(
    @Args(() => SolutionsArgs) args: SolutionsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<StandardSolution>> {
    const wanted = { natureCode: args.natureCode ?? null, afterId: idOfCursor(args.after), take: rowsToRead(args) };
    const rows = seesPolicy(await context.actor()) ? await findSolutions(context.dataSource.manager, wanted) : [];
    return pageOf(rows, args, ({ id }) => [id]);
  }

  @Mutation(() => PublishStandardSolutionPayload, {
    description: 'Publishes the remedy of some natures, at once; oversight and administrators only.',
  })
  publishStandardSolution(
    @Arg('input', () => PublishStandardSolutionInput, { description: 'The solution.' })
    input: PublishStandardSolutionInput,
    @Ctx() context: Context,
  ) {
    const { natureCodes, routine, remedy, rangeFrom, rangeTo, textZh, textEn, authorisedDepartmentId = null } = input;
    return mutate(context, {
      ...{ operation: 'publishStandardSolution', input, field: 'solution' },
      act: async (em, request) => {
        const rangeFromFen = rangeFrom ? fenOf(rangeFrom, ['rangeFrom']) : null;
        const rangeToFen = rangeTo ? fenOf(rangeTo, ['rangeTo']) : null;
        const facts = { routine, remedy, rangeFromFen, rangeToFen, authorisedDepartmentId };
        return publishStandardSolution(em, { natureCodes, ...facts, textZh, textEn, ...request });
      },
      read: async (id, { by }) =>
        seesPolicy(by) ? context.dataSource.manager.findOneBy(StandardSolution, { id }) : null,
    });
  }

  @FieldResolver(() => [String], { description: 'The codes of the natures that it names, at most 50.' })
  natureCodes(@Root() { id }: StandardSolution, @Ctx() context: Context): Promise<string[]> {
    return context.loader(createNaturesLoader).load(id);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The least that is usual as a compensation.' })
  rangeFrom(@Root() { rangeFromFen }: StandardSolution): Money | null {
    return rangeFromFen === null ? null : moneyOf(rangeFromFen);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The most that is usual.' })
  rangeTo(@Root() { rangeToFen }: StandardSolution): Money | null {
    return rangeToFen === null ? null : moneyOf(rangeToFen);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who published it.' })
  publishedBy(@Root() { publishedById }: StandardSolution, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, publishedById);
  }
}
