import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Disbursement } from '../../data/disbursement.js';
import { findMismatches } from '../../data/reconcile/find-lines.js';
import { findReconciliation, findReconciliations } from '../../data/reconcile/find-reconciliations.js';
import { ReconciliationProgress, ReconciliationTally, tallyOf } from '../../data/reconcile/parts-of-reconciliation.js';
import { Reconciliation } from '../../data/reconcile/reconciliation.js';
import { ReconciliationLine } from '../../data/reconcile/reconciliation-line.js';
import { ReconciliationResult, ReconciliationState } from '../../domain/reconcile/vocabulary.js';
import { booksOf } from '../../domain/rights.js';
import { createDisbursementLoader } from '../loaders.js';
import { createLinesLoader, createResultsLoader } from './reconcile-loaders.js';

const ReconciliationConnection = connectionType(Reconciliation, 'Reconciliation');
const MismatchConnection = connectionType(ReconciliationLine, 'ReconciliationMismatch');

@ArgsType()
class MismatchArgs extends PageArgs {
  @Field(() => [ReconciliationResult], { nullable: true, description: 'Of these results alone.' })
  results?: ReconciliationResult[] | null;
}

@Resolver(() => Reconciliation)
export class ReconcileResolver {
  @Query(() => Reconciliation, {
    nullable: true,
    description: 'A statement held against the books; null when it may not be seen.',
  })
  async reconciliation(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return findReconciliation(context.dataSource.manager, id, booksOf(await context.actor()));
  }

  @Query(() => ReconciliationConnection, {
    description: 'Statements held against books that the caller sees, the newest first.',
  })
  async reconciliations(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const rows = await findReconciliations(context.dataSource.manager, booksOf(await context.actor()), page);
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @FieldResolver(() => ReconciliationProgress, { description: 'How far it is.' })
  progress(@Root() { id, state, lineCount }: Reconciliation, @Ctx() context: Context) {
    if (state === ReconciliationState.DONE) return { linesRead: lineCount, linesJudged: lineCount };
    return context.loader(createLinesLoader).load(id);
  }

  @FieldResolver(() => [ReconciliationTally], { description: 'How many came to each result so far.' })
  async tallies(@Root() { id, state, tallies }: Reconciliation, @Ctx() context: Context) {
    // Payments wait among the lines, until they are met or missed.
    if (state !== ReconciliationState.DONE && state !== ReconciliationState.MATCHING) return [];
    return (tallies ?? (await context.loader(createResultsLoader).load(id))).map(tallyOf);
  }

  @FieldResolver(() => MismatchConnection, {
    description: 'What does not match so far: lines in the order of the file, then payments that it lacks.',
  })
  async mismatches(
    @Root() { id, state }: Reconciliation,
    @Args(() => MismatchArgs) { results = null, ...page }: MismatchArgs,
    @Ctx() context: Context,
  ) {
    const isRead = state === ReconciliationState.DONE || state === ReconciliationState.MATCHING;
    const rows = isRead ? await findMismatches(context.dataSource.manager, id, { results, page }) : [];
    return pageOf(rows, page, (line) => [line.id]);
  }
}

@Resolver(() => ReconciliationLine)
export class MismatchResolver {
  @FieldResolver(() => Disbursement, {
    nullable: true,
    description: 'The payment of the books; null where there is none, or the caller does not see it.',
  })
  disbursement(@Root() { disbursementId }: ReconciliationLine, @Ctx() context: Context) {
    return disbursementId === null ? null : context.loader(createDisbursementLoader).load(disbursementId);
  }
}
