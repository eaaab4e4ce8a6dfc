import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { policies } from '../../data/policy/find-policies.js';
import { PublishedPolicy } from '../../data/policy/published-policy.js';
import { Staff } from '../../data/staff.js';
import { seesPolicy } from '../../domain/rights.js';
import { staffOf } from '../loaders.js';
import { createAcknowledgementLoader } from './acknowledgement-loader.js';

const HandlingPolicyConnection = connectionType(PublishedPolicy, 'HandlingPolicy');

@Resolver(() => PublishedPolicy)
export class PolicyResolver {
  @Query(() => PublishedPolicy, {
    nullable: true,
    description: 'The handling policy in force, or a version of it; null when there is none that the caller sees.',
  })
  async handlingPolicy(
    @Arg('version', () => Int, { nullable: true, description: 'The version; the one in force when left out.' })
    version: number | null,
    @Ctx() context: Context,
  ) {
    if (!seesPolicy(await context.actor())) return null;
    const { manager } = context.dataSource;
    return typeof version === 'number'
      ? policies.named(manager, version)
      : policies.inForce(manager, context.clock.now());
  }

  @Query(() => HandlingPolicyConnection, {
    description: 'The versions of the handling policy that the caller sees, newest first.',
  })
  async handlingPolicies(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const rows = seesPolicy(await context.actor()) ? await policies.page(context.dataSource.manager, page) : [];
    return pageOf(rows, page, ({ version }) => [String(version)]);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who published it; nobody the default policy.' })
  publishedBy(@Root() { publishedById }: PublishedPolicy, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, publishedById);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller has acknowledged it.' })
  async acknowledgedByMe(@Root() { version }: PublishedPolicy, @Ctx() context: Context) {
    return (await context.loader(createAcknowledgementLoader).load(version)) !== null;
  }
}
