import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { findAnnounced } from '../../data/announced-holder.js';
import { findLadderPosts } from '../../data/case-file.js';
import { findDeputies, findHoldings } from '../../data/of-post.js';
import type { Post } from '../../data/post.js';
import { superiorOf } from '../../domain/post/superior.js';
import { createHolderLoader, createPostLoader } from '../loaders.js';

const ofPost =
  <Row extends { postId: string }>(find: (em: EntityManager, postIds: readonly string[]) => Promise<Row[]>) =>
  ({ dataSource }: Context) =>
    new DataLoader<string, Row[]>(async (postIds) => {
      const rows = Map.groupBy(await find(dataSource.manager, postIds), ({ postId }) => postId);
      return postIds.map((postId) => rows.get(postId) ?? []);
    });

export const createHoldingsLoader = ofPost(findHoldings);
export const createDeputiesLoader = ofPost(findDeputies);
export const createAnnouncedLoader = ofPost(findAnnounced);

/** Finds the post to which a vacant one has fallen; null for one that is held or falls to nobody. */
export const createSuperiorLoader = (context: Context) =>
  new DataLoader<Post, Post | null, string>(
    async (posts) => {
      const holders = await context.loader(createHolderLoader).loadMany(posts.map(({ id }) => id));
      const places = posts.map(({ regionId }) => ({ storeId: null, regionId }));
      const ladder = await findLadderPosts(context.dataSource.manager, places);
      return Promise.all(
        posts.map(({ id, ...post }, index) => {
          const above = holders[index] ? null : superiorOf({ ...post, postId: id, holderId: null }, ladder);
          return above && context.loader(createPostLoader).load(above.postId);
        }),
      );
    },
    { cacheKeyFn: ({ id }) => id },
  );
