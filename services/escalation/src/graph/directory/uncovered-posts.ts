import { DeputyScope, RuleError } from '@complaints/contracts';
import { type Context, registerVocabulary } from '@complaints/kit';
import { after, DAY_MS } from '@complaints/kit/pure';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Post } from '../../data/post.js';
import { findUncovered } from '../../data/uncovered-posts.js';
import { type Uncovered, UncoveredCause } from '../../domain/post/uncovered.js';
import { uncoveredPostsOf } from '../../domain/rights.js';

const MOST_DAYS = 30;

registerVocabulary(UncoveredCause, {
  name: 'UncoveredCause',
  description: 'Why nobody covers a post.',
  words: {
    VACANT: 'Nobody holds it. Where it owns cases, the next superior acts on them.',
    DEPUTY_MISSING: 'The executive president has no deputy who accepted and could act.',
  },
});

@ObjectType({ description: 'A period in which a post is not covered.', simpleResolvers: true })
class UncoveredPost implements Uncovered {
  @Field(() => Post, { description: 'The post.' })
  post!: Post;

  @Field(() => UncoveredCause, { description: 'Why.' })
  cause!: UncoveredCause;

  @Field(() => [DeputyScope], { description: 'In what nobody could act.' })
  scopes!: DeputyScope[];

  @Field(() => Date, { nullable: true, description: 'Since or from when; null for a post that was never held.' })
  fromAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when; null when no end is in sight.' })
  untilAt!: Date | null;
}

@Resolver()
export class UncoveredPostsResolver {
  @Query(() => [UncoveredPost], {
    description:
      'Posts that are or will be uncovered: the 100 periods that begin first. Oversight and administrators see all, superiors those of their region.',
  })
  async uncoveredPosts(
    @Arg('withinDays', () => Int, { defaultValue: MOST_DAYS, description: 'How far ahead, 1 to 30 days.' })
    withinDays: number,
    @Ctx() context: Context,
  ): Promise<UncoveredPost[]> {
    if (withinDays < 1 || withinDays > MOST_DAYS) {
      throw new RuleError('DAYS_OUT_OF_RANGE', `withinDays is 1 to ${MOST_DAYS}.`, ['withinDays']);
    }
    const now = context.clock.now();
    const scope = uncoveredPostsOf(await context.actor());
    return findUncovered(context.dataSource.manager, scope, { now, until: after(now, withinDays * DAY_MS) });
  }
}
