import { meanings, PostKind } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';

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

/** Finds a post by an id that somebody typed and keeps others from changing who acts from it until the transaction ends. */
export const lockPost = async (em: EntityManager, id: string): Promise<Post | null> =>
  isUuid(id) ? em.findOne(Post, { where: { id: id.toLowerCase() }, lock: { mode: 'for_no_key_update' } }) : null;

/**
 * Sets a post up, vacant, and answers whether it is new: of the kinds that own cases there is one in its place.
 */
export async function insertPost(em: EntityManager, post: Post): Promise<boolean> {
  const made: unknown[] = await em.query(
    `insert into post (id, kind, store_id, region_id, department_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [post.id, post.kind, post.storeId, post.regionId, post.departmentId],
  );
  return made.length > 0;
}

/** Where a post of an id that somebody typed is of this kind, locks all that are, so that they do not change together. */
export const lockPostsAlike = (em: EntityManager, typedId: string, kind: PostKind): Promise<unknown> =>
  em.query(
    `select from post where kind = $2 and exists (select from post where id::text = lower($1) and kind = $2)
     order by id for no key update`,
    [typedId, kind],
  );

/** Lets nobody else set up the first post of a kind until the transaction ends. */
export const lockKind = (em: EntityManager, kind: PostKind): Promise<unknown> =>
  em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`first post of kind ${kind}`]);

/** Whether another post of the same kind is held, and nobody announced that it is left. */
export async function isHeldElsewhere(em: EntityManager, { id, kind }: Post): Promise<boolean> {
  const held: unknown[] = await em.query(
    `select from post p join holding h on h.post_id = p.id and h.until_at is null
     where p.kind = $2 and p.id <> $1
       and not exists (select from announced_holder a where a.post_id = p.id and a.holder_id is null) limit 1`,
    [id, kind],
  );
  return held.length > 0;
}

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

/** Those of some departments that have a post for their head. */
export async function findDepartments(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await em.query(
    `select distinct department_id as id from post
     where kind = 'DEPARTMENT_HEAD' and department_id::text = any($1::text[])`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
