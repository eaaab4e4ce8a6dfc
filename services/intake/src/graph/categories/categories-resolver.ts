import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { publishCategories } from '../../actions/categories/publish-categories.js';
import { findTree, findTreeInForce } from '../../data/categories/find-trees.js';
import { PublishedTree } from '../../data/categories/published-tree.js';
import { TreeCategory } from '../../data/categories/tree-category.js';

@InputType('PublishCategoriesInput', { description: 'The next version of the tree of natures, whole.' })
class PublishCategoriesInput {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers the same version.',
  })
  idempotencyKey!: string;

  @Field(() => [TreeCategory], {
    description: 'Every category in the order in which it is shown, those retired included, at most 500 in 3 levels.',
  })
  categories!: TreeCategory[];
}

const PublishCategoriesPayload = payloadType('PublishCategoriesPayload', 'tree', () => PublishedTree);

@Resolver()
export class CategoriesResolver {
  @Query(() => PublishedTree, {
    nullable: true,
    description: 'The tree of natures in force, or a version of it; null when there is none. It needs no login.',
  })
  categories(
    @Arg('version', () => Int, { nullable: true, description: 'The version; the one in force when left out.' })
    version: number | null,
    @Ctx() { dataSource: { manager } }: Context,
  ) {
    return typeof version === 'number' ? findTree(manager, version) : findTreeInForce(manager);
  }

  @Mutation(() => PublishCategoriesPayload, {
    description:
      'Publishes the next version of the tree of natures, in force at once; administrators only. Everything against it is named at once.',
  })
  publishCategories(
    @Arg('input', () => PublishCategoriesInput, { description: 'The tree.' }) input: PublishCategoriesInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'publishCategories',
      input,
      field: 'tree',
      act: async (em, request) => (await publishCategories(em, { ...input, ...request })).id,
      read: (id) => context.dataSource.manager.findOneBy(PublishedTree, { id }),
    });
  }
}
