import { Field, ObjectType } from 'type-graphql';
import { Evidence } from '../../data/evidence/evidence.js';

@ObjectType('FileAddress', { description: 'Where a file can be sent to or had from, once.', simpleResolvers: true })
export class FileAddress {
  @Field(() => String, {
    nullable: true,
    description:
      'Takes the file by PUT, or gives it by GET, once and without a token of yours; null when nothing is awaited or to be had any more.',
  })
  url!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when the address can be used.' })
  expiresAt!: Date | null;

  @Field(() => Evidence, { description: 'The file.' })
  evidence!: Evidence;
}
