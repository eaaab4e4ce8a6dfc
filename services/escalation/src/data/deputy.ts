import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who acts for the holder of a post, from when to when. Source: R26. */
@Entity('deputy')
export class Deputy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  /** The instant from which the deputy acts no more. */
  @Column('timestamptz', { name: 'until_at' })
  untilAt!: Date;
}
