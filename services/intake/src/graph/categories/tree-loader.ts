import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { PublishedTree } from '../../data/categories/published-tree.js';

/** Versions of the tree by their number. */
export const createTreeLoader = ({ dataSource }: Context): DataLoader<number, PublishedTree | null> =>
  new DataLoader(async (versions) => {
    const found = await dataSource.manager.findBy(PublishedTree, { version: In([...versions]) });
    return versions.map((version) => found.find((tree) => tree.version === version) ?? null);
  });
