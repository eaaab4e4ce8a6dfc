import { type PostKind, RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findPlace } from '../../data/find-place.js';
import { insertPost } from '../../data/post.js';
import { SEATING, Seating } from '../../domain/post/place.js';
import { type Keeping, keepDirectory } from './keep-directory.js';
import { tellPost } from './tell-post.js';

export interface CreatePost extends Keeping {
  kind: PostKind;
  /** The store, region or department that a post of its kind belongs to; null at headquarters. */
  placeId: string | null;
}

/**
 * Sets a post up, vacant.
 * @returns its id
 * @throws RuleError NOT_ADMINISTRATOR, PLACE_SUPERFLUOUS, PLACE_MISSING, PLACE_UNKNOWN
 * @throws RuleError POST_EXISTS when its place has one of a kind of which there is one alone
 * Source: R26.
 */
export async function createPost(em: EntityManager, command: CreatePost): Promise<string> {
  await keepDirectory(em, command);
  const { kind, now } = command;
  const post = { id: uuidv7(), kind, ...(await placeOf(em, command)) };
  if (!(await insertPost(em, post))) throw new RuleError('POST_EXISTS', 'There is this post already.', ['kind']);
  await tellPost(em, post, now);
  return post.id;
}

async function placeOf(em: EntityManager, { kind, placeId }: CreatePost) {
  const seating = SEATING[kind];
  if (seating === Seating.HEADQUARTERS) {
    if (placeId) throw new RuleError('PLACE_SUPERFLUOUS', 'A post at headquarters has no other place.', ['placeId']);
    return { storeId: null, regionId: null, departmentId: null };
  }
  if (!placeId) throw new RuleError('PLACE_MISSING', `It belongs to a ${seating.toLowerCase()}.`, ['placeId']);
  const place = await findPlace(em, seating, placeId);
  if (!place) throw new RuleError('PLACE_UNKNOWN', `There is no such ${seating.toLowerCase()}.`, ['placeId']);
  return place;
}
