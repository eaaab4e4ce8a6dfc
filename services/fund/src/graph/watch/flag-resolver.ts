import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Disbursement } from '../../data/disbursement.js';
import { findFlags, MOST_SHOWN } from '../../data/watch/find-flags.js';
import { Flag } from '../../data/watch/flag.js';
import { seesFlags } from '../../domain/rights.js';
import { FlagKind, FlagState } from '../../domain/vocabulary.js';
import { createDisbursementLoader } from '../loaders.js';
import { createFlaggedLoader, createFlagsOfDisbursementLoader } from './flag-loaders.js';

const FlagConnection = connectionType(Flag, 'Flag');

@Resolver(() => Flag)
export class FlagResolver {
  @Query(() => FlagConnection, {
    description:
      'What is flagged about uses of the reserve fund, the newest first; nothing for who does not oversee them.',
  })
  async flags(
    @Arg('state', () => FlagState, { nullable: true, description: 'What oversight made of them.' })
    state: FlagState | null,
    @Arg('kind', () => FlagKind, { nullable: true, description: 'What is unusual.' })
    kind: FlagKind | null,
    @Arg('regionId', () => ID, { nullable: true, description: 'A region that one of the disbursements belongs to.' })
    regionId: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const filter = { state: state ?? null, kind: kind ?? null, regionId: regionId ?? null };
    const sees = seesFlags(await context.actor());
    const rows = sees ? await findFlags(context.dataSource.manager, filter, page) : [];
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @FieldResolver(() => [Disbursement], {
    description: `The disbursements that are unusual together, as far as the caller sees them, the newest first; the newest ${MOST_SHOWN}.`,
  })
  async disbursements(@Root() { id }: Flag, @Ctx() context: Context) {
    const ids = await context.loader(createFlaggedLoader).load(id);
    const found = await context.loader(createDisbursementLoader).loadMany(ids);
    return found.filter((one) => one !== null);
  }
}

/** What is flagged about a disbursement. */
@Resolver(() => Disbursement)
export class FlagsOfDisbursementResolver {
  @FieldResolver(() => [Flag], {
    description: `What is flagged about it, the newest first, the newest ${MOST_SHOWN}; nothing for who does not oversee it.`,
  })
  flags(@Root() { id }: Disbursement, @Ctx() context: Context) {
    return context.loader(createFlagsOfDisbursementLoader).load(id);
  }
}
