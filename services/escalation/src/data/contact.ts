import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ContactMeans } from '../domain/vocabulary.js';

registerVocabulary(ContactMeans, {
  name: 'ContactMeans',
  description: 'How a customer is spoken to.',
  words: {
    PHONE: 'By phone.',
    TEXT_MESSAGE: 'By text message.',
    EMAIL: 'By e-mail.',
    CHAT: 'In a chat.',
    LETTER: 'By letter.',
    IN_PERSON: 'Face to face.',
  },
});

/** One attempt to speak to the customer; append-only. Source: R21. */
@Entity('contact')
@ObjectType('Contact', { description: 'One attempt to speak to the customer.', simpleResolvers: true })
export class Contact {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => Boolean, { description: 'Whether the customer was reached.' })
  @Column('boolean')
  reached!: boolean;

  @Field(() => ContactMeans, { description: 'How it was tried.' })
  @Column('text')
  means!: ContactMeans;

  @Field(() => String, { nullable: true, description: 'What was said.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer confirmed content and demand.' })
  @Column('boolean', { name: 'confirms_demand', nullable: true })
  confirmsDemand!: boolean | null;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'contacted_at' })
  contactedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
