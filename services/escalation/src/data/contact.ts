import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Attempt } from '../domain/contact.js';
import { ContactMeans, ContactPerson } from '../domain/vocabulary.js';

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

registerVocabulary(ContactPerson, {
  name: 'ContactPerson',
  description: 'Who was spoken to.',
  words: {
    CUSTOMER: 'The customer.',
    REPRESENTATIVE: 'Who acts for the customer, and so counts as the customer.',
    OTHER: 'Anybody else.',
  },
});

/** One attempt to speak to the customer; append-only. Source: R7, R21. */
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

  @Field(() => ContactPerson, { description: 'Who was spoken to, or should have been.' })
  @Column('text')
  person!: ContactPerson;

  @Field(() => String, { nullable: true, description: 'What was said.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer confirmed content and demand.' })
  @Column('boolean', { name: 'confirms_demand', nullable: true })
  confirmsDemand!: boolean | null;

  @Field(() => String, { nullable: true, description: 'What the chain answered orally.' })
  @Column('text', { name: 'we_said', nullable: true })
  weSaid!: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer said to an oral answer.' })
  @Column('text', { name: 'customer_said', nullable: true })
  customerSaid!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'By when the first answer told the customer to expect a solution; null where it was not told.',
  })
  @Column('timestamptz', { name: 'expected_at', nullable: true })
  expectedAt!: Date | null;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'contacted_at' })
  contactedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** The attempts of a case since its customer was reached last, oldest first; the newest 100. Source: R35. */
export async function findAttempts(em: EntityManager, caseId: string): Promise<Attempt[]> {
  const rows = await em
    .createQueryBuilder(Contact, 'a')
    .where('a.case_id = :caseId and not a.reached', { caseId })
    .andWhere('not exists (select from contact r where r.case_id = a.case_id and r.reached and r.id > a.id)')
    .orderBy('a.id', 'DESC')
    .limit(100)
    .getMany();
  return rows.reverse();
}
