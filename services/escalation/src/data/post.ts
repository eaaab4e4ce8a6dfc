import { meanings, PostKind } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

registerVocabulary(PostKind, meanings.postKind);

/** An office at a store, of a region or at headquarters. */
@Entity('post')
@Directive('@key(fields: "id")')
@ObjectType('Post', { description: 'An office at a store, of a region or at headquarters.', simpleResolvers: true })
export class Post {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => PostKind, { description: 'What kind of office it is.' })
  @Column('text')
  kind!: PostKind;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;
}

/** Finds a post and keeps others from changing who holds it until the transaction ends. */
export const lockPost = (em: EntityManager, id: string): Promise<Post | null> =>
  em.findOne(Post, { where: { id }, lock: { mode: 'for_no_key_update' } });

/** Which posts to list; what is null does not narrow the list. */
export interface PostsWanted {
  kind: PostKind | null;
  storeId: string | null;
  regionId: string | null;
  afterId: string | null;
  take: number;
}

/** Posts in the order of their ids. */
export function findPosts(em: EntityManager, { kind, storeId, regionId, afterId, take }: PostsWanted): Promise<Post[]> {
  const query = em.createQueryBuilder(Post, 'p').orderBy('p.id').limit(take);
  if (kind) query.andWhere('p.kind = :kind', { kind });
  if (storeId) query.andWhere('p.store_id = :storeId', { storeId });
  if (regionId) query.andWhere('p.region_id = :regionId', { regionId });
  if (afterId) query.andWhere('p.id > :afterId', { afterId });
  return query.getMany();
}

/** The posts of these kinds that there is one of in the chain. */
export const findPostsOfKinds = (em: EntityManager, kinds: readonly PostKind[]): Promise<Post[]> =>
  em.findBy(Post, { kind: In([...kinds]) });
