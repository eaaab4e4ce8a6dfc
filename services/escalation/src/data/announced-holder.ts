import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Announced } from '../domain/post/succession.js';

/** Who shall hold a post from a later instant. The row goes when it is carried out or withdrawn. Source: R26. */
@Entity('announced_holder')
@ObjectType('AnnouncedHolder', { description: 'Who shall hold a post from a later instant.', simpleResolvers: true })
export class AnnouncedHolder implements Announced {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  /** Null leaves it vacant. */
  @Column('uuid', { name: 'holder_id', nullable: true })
  holderId!: string | null;

  @Field(() => Date, { description: 'From when.' })
  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  @Field(() => Date, { description: 'When it was announced.' })
  @Column('timestamptz', { name: 'announced_at' })
  announcedAt!: Date;

  @Column('uuid', { name: 'announced_by_id', nullable: true })
  announcedById!: string | null;
}

/** What is announced of posts, the earliest first. */
export const findAnnounced = (em: EntityManager, postIds: readonly string[]): Promise<AnnouncedHolder[]> =>
  em
    .createQueryBuilder(AnnouncedHolder, 'a')
    .where('a.post_id = any(:postIds::uuid[])', { postIds })
    .orderBy('a.from_at')
    .getMany();

/** Up to a hundred posts with an announced change that is due. */
export async function findDuePosts(em: EntityManager, now: Date): Promise<string[]> {
  const due: { postId: string }[] = await em.query(
    'select distinct post_id as "postId" from announced_holder where from_at <= $1 limit 100',
    [now],
  );
  return due.map(({ postId }) => postId);
}
