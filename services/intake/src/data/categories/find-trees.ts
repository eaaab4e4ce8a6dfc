import type { EntityManager } from 'typeorm';
import { PublishedTree } from './published-tree.js';

/** The largest version the column holds. */
const MOST_VERSION = 2 ** 31 - 1;

/** The version in force; there always is one. */
export async function findTreeInForce(em: EntityManager): Promise<PublishedTree> {
  const [latest] = await em.find(PublishedTree, { order: { version: 'DESC' }, take: 1 });
  if (!latest) throw new Error('there always is a version');
  return latest;
}

/** A version that somebody named; null when there is none. */
export const findTree = async (em: EntityManager, version: number): Promise<PublishedTree | null> =>
  version > 0 && version <= MOST_VERSION ? em.findOneBy(PublishedTree, { version }) : null;

/** Lets nobody else publish until the transaction ends. */
export const lockTrees = (em: EntityManager): Promise<unknown> =>
  em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['category_tree']);
