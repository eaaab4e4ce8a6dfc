import { Field, ID, InputType } from 'type-graphql';
import type { ChannelFilter } from '../../data/channel/find-channels.js';
import { OpeningBlock } from '../../data/channel/opening-block.js';
import { ChannelKind, Source } from '../../data/vocabulary.js';
import type { GivenChannel } from '../../domain/channel/channel.js';

const KEY = 'Made by the client; the same key with the same input answers the same.';

@InputType('ChangeChannelInput', { description: 'A channel as it shall be, whole.' })
export class ChangeChannelInput implements GivenChannel {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'Which one changes; a new one is registered when left out.' })
  id?: string | null;

  @Field(() => ID, { nullable: true, description: 'The store it belongs to; left out for a central one.' })
  storeId?: string | null;

  @Field(() => ChannelKind, { description: 'What kind of way it is.' })
  kind!: ChannelKind;

  @Field(() => Source, { description: 'What arrives by it counts as this; internal where the chain operates it.' })
  source!: Source;

  @Field(() => Boolean, { description: 'Whether the chain itself operates it.' })
  operatedByChain!: boolean;

  @Field(() => String, { description: 'A phone, an address on the web or by mail, or the words for a place.' })
  address!: string;

  @Field(() => [OpeningBlock], { description: 'When it is open, at most four blocks a day; none when at any hour.' })
  openingHours!: OpeningBlock[];

  @Field(() => String, { nullable: true, description: 'What else is to be said of its hours, in Chinese.' })
  hoursNoteZh?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be said of its hours, in English.' })
  hoursNoteEn?: string | null;

  @Field(() => [String], { description: 'Where customers read of it; nowhere when it is not published.' })
  publishedIn!: string[];

  @Field(() => ID, { nullable: true, description: 'The post that looks after it.' })
  keeperPostId?: string | null;
}

@InputType('RetireChannelInput', { description: 'A channel that is used no more.' })
export class RetireChannelInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which one.' })
  channelId!: string;
}

@InputType('VerifyChannelInput', { description: 'What somebody found who looked whether a channel is in order.' })
export class VerifyChannelInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which one.' })
  channelId!: string;

  @Field(() => Boolean, { description: 'Whether it is in order.' })
  inOrder!: boolean;

  @Field(() => String, { nullable: true, description: 'What was found; needed where it is not in order.' })
  finding?: string | null;
}

@InputType('ChannelFilter', { description: 'Which channels a list shows; what is left out does not narrow it.' })
export class ChannelFilterInput implements ChannelFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this store.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of stores in this region.' })
  regionId?: string | null;

  @Field(() => ChannelKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: ChannelKind | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those not verified within their period, or only others.' })
  stale?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those used no more, or only those in use.' })
  retired?: boolean | null;
}
