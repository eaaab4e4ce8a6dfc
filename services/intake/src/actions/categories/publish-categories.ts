import { categoryTreePublished, RuleError, RuleErrors } from '@complaints/contracts';
import { type Actor, attribute, record } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findTreeInForce, lockTrees } from '../../data/categories/find-trees.js';
import { PublishedTree } from '../../data/categories/published-tree.js';
import { CATEGORY_TREE_ID, type Category } from '../../domain/categories/category.js';
import { treeFaults } from '../../domain/categories/tree-faults.js';
import { keepsCategories } from '../../domain/rights.js';

/** The next version of the tree, whole. */
export interface PublishCategories {
  categories: readonly Category[];
  by: Actor;
  now: Date;
}

/**
 * Publishes the next version of the tree; it is in force at once, and what was classified before stays as it is.
 * @throws RuleError NOT_ADMINISTRATOR
 * @throws RuleErrors everything as {@link treeFaults}
 * Source: R16.
 */
export async function publishCategories(em: EntityManager, command: PublishCategories): Promise<PublishedTree> {
  const { by, now } = command;
  if (!keepsCategories(by)) throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator publishes the categories.');
  await lockTrees(em);
  const inForce = await findTreeInForce(em);
  const categories = command.categories.map(({ code, parentCode = null, nameZh, nameEn, retired }) => ({
    ...{ code, parentCode, retired },
    ...{ nameZh: nameZh.trim(), nameEn: nameEn.trim() },
  }));
  const [first, ...others] = treeFaults(categories, inForce.categories);
  if (first) throw new RuleErrors([first, ...others]);
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsCategories) });
  const version = inForce.version + 1;
  const tree: PublishedTree = { version, id: uuidv7(), categories, publishedAt: now, publishedById: by.id };
  await em.insert(PublishedTree, tree);
  record(em, now, [categoryTreePublished.of({ treeId: CATEGORY_TREE_ID, version, categories, publishedAt: now })]);
  return tree;
}
