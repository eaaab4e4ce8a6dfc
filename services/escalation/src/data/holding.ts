import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** Who holds a post from when to when; at most one holding of a post is open. Source: R26. */
@Entity('holding')
export class Holding {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  /** Null while it lasts. */
  @Column('timestamptz', { name: 'until_at', nullable: true })
  untilAt!: Date | null;
}

/** Who holds each of these posts now. */
export const findPresentHoldings = (em: EntityManager, postIds: readonly string[]): Promise<Holding[]> =>
  em
    .createQueryBuilder(Holding, 'h')
    .where('h.post_id = any(:postIds::uuid[]) and h.until_at is null', { postIds })
    .getMany();
