import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** Who holds a post from when to when; at most one holding of a post is open. Source: R26. */
@Entity('holding')
@ObjectType('Holding', { description: 'That somebody holds a post, or held it.', simpleResolvers: true })
export class Holding {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Field(() => Date, { description: 'Since when.' })
  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  /** Null while it lasts. */
  @Field(() => Date, { nullable: true, description: 'Until when; null while it lasts.' })
  @Column('timestamptz', { name: 'until_at', nullable: true })
  untilAt!: Date | null;
}

/** Who holds each of these posts now. */
export const findPresentHoldings = (em: EntityManager, postIds: readonly string[]): Promise<Holding[]> =>
  em
    .createQueryBuilder(Holding, 'h')
    .where('h.post_id = any(:postIds::uuid[]) and h.until_at is null', { postIds })
    .getMany();

/** Who holds a locked post now; null when it is vacant. */
export const findHolderId = async (em: EntityManager, postId: string): Promise<string | null> =>
  (await findPresentHoldings(em, [postId]))[0]?.staffId ?? null;
