import { Field, ID, ObjectType } from 'type-graphql';
import { OpeningBlock } from '../../data/channel/opening-block.js';
import { ChannelKind } from '../../data/vocabulary.js';

/** What anybody may read of a store. */
@ObjectType('PublicStore', { description: 'What anybody may read of a store.', simpleResolvers: true })
export class PublicStore {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its short name, which stands in the address of its QR code.' })
  code!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  nameEn!: string;
}

/** What anybody may read of a channel: one that is published and in use. */
@ObjectType('PublicChannel', { description: 'A published way to complain.', simpleResolvers: true })
export class PublicChannel {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ChannelKind, { description: 'What kind of way it is.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'A phone, an address on the web or by mail, or the words for a place.' })
  address!: string;

  @Field(() => [OpeningBlock], { description: 'When it is open, in the order of the week; none when at any hour.' })
  openingHours!: OpeningBlock[];

  @Field(() => String, { nullable: true, description: 'What else is to be said of its hours, in Chinese.' })
  hoursNoteZh!: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be said of its hours, in English.' })
  hoursNoteEn!: string | null;

  storeId!: string | null;
}
