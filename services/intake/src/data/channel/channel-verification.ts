import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody looked whether a channel is in order, and what was found; it is never changed. */
@Entity('channel_verification')
@ObjectType('ChannelVerification', {
  description: 'What somebody found who looked whether a channel is in order.',
  simpleResolvers: true,
})
export class ChannelVerification {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'channel_id' })
  channelId!: string;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'verified_at' })
  verifiedAt!: Date;

  /** Null where the demonstration chain was loaded. */
  @Column('uuid', { name: 'verified_by_id', nullable: true })
  verifiedById!: string | null;

  @Field(() => Boolean, { description: 'Whether the channel was in order.' })
  @Column('boolean', { name: 'in_order' })
  inOrder!: boolean;

  @Field(() => String, { nullable: true, description: 'What was found.' })
  @Column('text', { nullable: true })
  finding!: string | null;
}
