import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Staff } from '../../data/foreign-entities.js';
import { policies } from '../../data/policy/find-policies.js';
import { PublishedPolicy } from '../../data/policy/published-policy.js';
import { seesPolicy } from '../../domain/rights.js';
import { createAcknowledgementLoader } from './acknowledgement-loader.js';
import { documentOf, FundPolicyDocument } from './policy-document.js';

const FundPolicyConnection = connectionType(PublishedPolicy, 'FundPolicy');

@Resolver(() => PublishedPolicy)
export class PolicyResolver {
  @Query(() => PublishedPolicy, {
    nullable: true,
    description: 'The fund’s policy in force, or a version of it; null when there is none that the caller sees.',
  })
  async fundPolicy(
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

  @Query(() => FundPolicyConnection, {
    description: 'The versions of the fund’s policy that the caller sees, newest first.',
  })
  async fundPolicies(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const rows = seesPolicy(await context.actor()) ? await policies.page(context.dataSource.manager, page) : [];
    return pageOf(rows, page, ({ version }) => [String(version)]);
  }

  @FieldResolver(() => FundPolicyDocument, { description: 'What it says.' })
  document(@Root() { policy }: PublishedPolicy): FundPolicyDocument {
    return documentOf(policy);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who published it; nobody the default policy.' })
  publishedBy(@Root() { publishedById }: PublishedPolicy): Staff | null {
    return publishedById === null ? null : { id: publishedById };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller has acknowledged it.' })
  async acknowledgedByMe(@Root() { version }: PublishedPolicy, @Ctx() context: Context) {
    return (await context.loader(createAcknowledgementLoader).load(version)) !== null;
  }
}
