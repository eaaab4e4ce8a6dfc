import { DeputyScope, PostKind } from '@complaints/contracts';
import { Field, ID, InputType } from 'type-graphql';

@InputType('DirectoryInput', { description: 'What every mutation of the directory is asked with.' })
abstract class DirectoryInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;
}

@InputType('RegisterStaffInput', { description: 'A person who works for the chain.' })
export class RegisterStaffInput extends DirectoryInput {
  @Field(() => ID, { description: 'The id that the person signs in with, a UUID.' })
  staffId!: string;

  @Field(() => String, { description: 'The name, at most 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where the person is written to.' })
  email?: string | null;
}

@InputType('CreatePostInput', { description: 'An office to be set up.' })
export class CreatePostInput extends DirectoryInput {
  @Field(() => PostKind, { description: 'What kind of office it is.' })
  kind!: PostKind;

  @Field(() => ID, {
    nullable: true,
    description:
      'The store of a clerk or store manager, the department of its head, the region of a regional post or a cashier; none at headquarters.',
  })
  placeId?: string | null;
}

@InputType('AppointedDeputyInput', { description: 'A deputy in everything, named with the appointment.' })
class AppointedDeputyInput {
  @Field(() => ID, { description: 'The deputy, who acts once they have accepted.' })
  deputyId!: string;

  @Field(() => Date, { description: 'The instant from which the deputy acts no more.' })
  untilAt!: Date;
}

@InputType('AppointHolderInput', { description: 'Who shall hold a post.' })
export class AppointHolderInput extends DirectoryInput {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;

  @Field(() => ID, { description: 'The person.' })
  holderId!: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'From when, 366 days ahead at the most; at once when left out. What was announced from then on is withdrawn.',
  })
  fromAt?: Date | null;

  @Field(() => AppointedDeputyInput, { nullable: true, description: 'The executive president needs one.' })
  deputy?: AppointedDeputyInput | null;
}

@InputType('VacatePostInput', { description: 'A post that shall have no holder.' })
export class VacatePostInput extends DirectoryInput {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'From when, 366 days ahead at the most; at once when left out. What was announced from then on is withdrawn.',
  })
  fromAt?: Date | null;
}

@InputType('NameDeputyInput', { description: 'Who shall act for the holder of a post.' })
export class NameDeputyInput extends DirectoryInput {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;

  @Field(() => ID, { description: 'The deputy, who acts once they have accepted.' })
  deputyId!: string;

  @Field(() => Date, {
    nullable: true,
    description: 'When it begins, 366 days ahead at the most; at once when left out.',
  })
  fromAt?: Date | null;

  @Field(() => Date, { description: 'The instant from which the deputy acts no more, 366 days later at the most.' })
  untilAt!: Date;

  @Field(() => [DeputyScope], { description: 'In what the deputy acts.' })
  scopes!: DeputyScope[];
}

@InputType('DeputyshipInput', { description: 'A deputyship that is answered.' })
abstract class DeputyshipInput extends DirectoryInput {
  @Field(() => ID, { description: 'The deputyship.' })
  deputyshipId!: string;
}

@InputType('AcceptDeputyshipInput', { description: 'The word of who was named.' })
export class AcceptDeputyshipInput extends DeputyshipInput {}

@InputType('RevokeDeputyshipInput', { description: 'A deputyship that shall end.' })
export class RevokeDeputyshipInput extends DeputyshipInput {}
