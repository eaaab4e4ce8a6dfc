import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Contact } from '../domain/contact.js';
import type { Language } from './vocabulary.js';

/** Who complains, recognised across channels by phone, e-mail or member number; their contact is never shown in clear. */
@Entity('customer')
@ObjectType('Customer', { description: 'Who complains; contact is masked.', simpleResolvers: true })
export class Customer implements Contact {
  @Field(() => ID, { description: 'The id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { name: 'member_number', nullable: true })
  memberNumber!: string | null;

  @Column('text')
  language!: Language;

  @Column('timestamptz', { name: 'known_since' })
  knownSince!: Date;
}
