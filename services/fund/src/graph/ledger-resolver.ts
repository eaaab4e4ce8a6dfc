import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Disbursement } from '../data/disbursement.js';
import { findLedgerEntries } from '../data/find-ledger-entries.js';
import { LedgerEntry } from '../data/ledger-entry.js';
import { booksOf } from '../domain/rights.js';
import { TransferKind } from '../domain/vocabulary.js';
import { createDisbursementLoader } from './loaders.js';

const LedgerEntryConnection = connectionType(LedgerEntry, 'LedgerEntry');

@InputType('LedgerEntryFilter', { description: 'Which entries a list shows; what is left out is not looked at.' })
class LedgerEntryFilterInput {
  @Field(() => [TransferKind], { nullable: true, description: 'What they are for.' })
  kinds?: TransferKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'An account that takes or gives, `held:<post>:2026-11`, or its first parts, `held:<post>`; at most 200 accounts may begin so.',
  })
  account?: string | null;

  @Field(() => ID, { nullable: true, description: 'The disbursement they belong to.' })
  disbursementId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The region they belong to.' })
  regionId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Booked from this instant on.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Booked before this instant.' })
  until?: Date | null;
}

@Resolver(() => LedgerEntry)
export class LedgerResolver {
  @Query(() => LedgerEntryConnection, {
    description: 'Entries of the books that the caller sees, the newest first: those of a region, or all.',
  })
  async ledgerEntries(
    @Arg('filter', () => LedgerEntryFilterInput, { nullable: true, description: 'Which of them.' })
    given: LedgerEntryFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const {
      kinds = null,
      account = null,
      disbursementId = null,
      regionId = null,
      from = null,
      until = null,
    } = given ?? {};
    const filter = { kinds, account, disbursementId, regionId, from, until };
    const rows = await findLedgerEntries(context.dataSource.manager, booksOf(await context.actor()), { filter, page });
    return pageOf(rows, page, ({ bookedAt, sequence }) => [bookedAt.toISOString(), String(sequence)]);
  }

  @FieldResolver(() => Disbursement, {
    nullable: true,
    description: 'The disbursement it belongs to; null of budgets.',
  })
  disbursement(@Root() { disbursementId }: LedgerEntry, @Ctx() context: Context) {
    return disbursementId === null ? null : context.loader(createDisbursementLoader).load(disbursementId);
  }
}
