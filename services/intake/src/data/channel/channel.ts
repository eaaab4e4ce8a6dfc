import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ChannelState, isOperatedByChain } from '../../domain/channel/channel.js';
import type { FollowedChannel } from '../../domain/channel/source-fits.js';
import { ChannelKind, Source } from '../vocabulary.js';
import { OpeningBlock } from './opening-block.js';

/** A way in that the chain knows of: one of a store, or a central one. */
@Entity('channel')
@ObjectType('Channel', { description: 'A registered way in for complaints.', simpleResolvers: true })
export class Channel implements ChannelState, FollowedChannel {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Field(() => ChannelKind, { description: 'What kind of way it is.' })
  @Column('text')
  kind!: ChannelKind;

  @Field(() => Source, { description: 'What arrives by it counts as this.' })
  @Column('text')
  source!: Source;

  @Field(() => String, { description: 'A phone, an address on the web or by mail, or the words for a place.' })
  @Column('text')
  address!: string;

  @Field(() => [OpeningBlock], { description: 'When it is open, in the order of the week; none when at any hour.' })
  @Column('jsonb', { name: 'opening_hours' })
  openingHours!: OpeningBlock[];

  @Field(() => String, { nullable: true, description: 'What else is to be said of its hours, in Chinese.' })
  @Column('text', { name: 'hours_note_zh', nullable: true })
  hoursNoteZh!: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be said of its hours, in English.' })
  @Column('text', { name: 'hours_note_en', nullable: true })
  hoursNoteEn!: string | null;

  @Field(() => [String], { description: 'Where customers read of it; nowhere when it is not published.' })
  @Column('text', { name: 'published_in', array: true })
  publishedIn!: string[];

  /** The post that looks after it. */
  @Column('uuid', { name: 'keeper_post_id', nullable: true })
  keeperPostId!: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When it was last found in order; null when it never was, has a new address or was found out of order.',
  })
  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when it is used no more; null while it is.' })
  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the chain itself operates it; what arrives by it is internal then.' })
  get operatedByChain(): boolean {
    return isOperatedByChain(this);
  }
}
