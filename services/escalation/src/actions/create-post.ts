import type { PostKind } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';

export interface CreatePost {
  id: string;
  kind: PostKind;
  storeId: string | null;
  regionId: string | null;
  departmentId: string | null;
}

/** Sets a post up, vacant. Others are told when its first holder is appointed. Answers whether it is new. */
export async function createPost(em: EntityManager, post: CreatePost): Promise<boolean> {
  const made: unknown[] = await em.query(
    `insert into post (id, kind, store_id, region_id, department_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [post.id, post.kind, post.storeId, post.regionId, post.departmentId],
  );
  return made.length > 0;
}
