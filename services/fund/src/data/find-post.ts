import type { PostKind } from '@complaints/contracts';
import { DirectoryPost } from '@complaints/kit';
import type { EntityManager } from 'typeorm';

/** The post of a kind at a store or region; at headquarters without a place. */
export function findPost(em: EntityManager, kind: PostKind, placeId: string | null): Promise<DirectoryPost | null> {
  const place = placeId === null ? 'is null' : '= :placeId::uuid';
  return em
    .createQueryBuilder(DirectoryPost, 'post')
    .where('post.kind = :kind', { kind })
    .andWhere(`coalesce(post.storeId, post.regionId) ${place}`, { placeId })
    .orderBy('post.id')
    .limit(1)
    .getOne();
}
