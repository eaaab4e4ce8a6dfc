import { PostKind } from '@complaints/contracts';
import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { findPosts, Post } from '../data/post.js';
import { Staff } from '../data/staff.js';
import { seesPosts } from '../domain/rights.js';
import { createHolderLoader } from './loaders.js';
import { Region, Store } from './stubs.js';

const PostConnection = connectionType(Post, 'Post');

@ArgsType()
class PostsArgs extends PageArgs {
  @Field(() => PostKind, { nullable: true, description: 'Only posts of this kind.' })
  kind?: PostKind | null;

  @Field(() => ID, { nullable: true, description: 'Only posts at this store.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only posts of this region, those at its stores included.' })
  regionId?: string | null;
}

@Resolver(() => Post)
export class PostResolver {
  @Query(() => PostConnection, { description: 'The posts of the chain; only staff see them.' })
  async posts(@Args(() => PostsArgs) args: PostsArgs, @Ctx() context: Context): Promise<Connection<Post>> {
    const wanted = { kind: args.kind ?? null, storeId: args.storeId ?? null, regionId: args.regionId ?? null };
    const page = { afterId: idOfCursor(args.after), take: rowsToRead(args) };
    const areIds = [wanted.storeId, wanted.regionId].every((id) => id === null || isUuid(id));
    const isOpen = areIds && seesPosts(await context.actor());
    const rows = isOpen ? await findPosts(context.dataSource.manager, { ...wanted, ...page }) : [];
    return pageOf(rows, args, ({ id }) => [id]);
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store it is at.' })
  store(@Root() { storeId }: Post): Store | null {
    return storeId ? { id: storeId } : null;
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region it belongs to; null at headquarters.' })
  region(@Root() { regionId }: Post): Region | null {
    return regionId ? { id: regionId } : null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who holds it now; null when it is vacant.' })
  holder(@Root() { id }: Post, @Ctx() context: Context): Promise<Staff | null> {
    return context.loader(createHolderLoader).load(id);
  }
}
