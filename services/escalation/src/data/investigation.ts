import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InvestigationMethod } from '../domain/vocabulary.js';

registerVocabulary(InvestigationMethod, {
  name: 'InvestigationMethod',
  description: 'How something is found out about a complaint.',
  words: {
    INTERNAL_RECORDS: 'From the records of the chain.',
    PHONE: 'By phone.',
    LETTER: 'By letter.',
    SITE_VISIT: 'By going there.',
    EXPERT_OPINION: 'From an expert.',
  },
});

/** What was found out about a complaint; append-only. Source: R30. */
@Entity('investigation')
@ObjectType('Investigation', { description: 'What was found out about a complaint.', simpleResolvers: true })
export class Investigation {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => InvestigationMethod, { description: 'How it was found out.' })
  @Column('text')
  method!: InvestigationMethod;

  @Field(() => String, { description: 'What was found.' })
  @Column('text')
  findings!: string;

  @Field(() => String, { nullable: true, description: 'The cause of it, where it is known.' })
  @Column('text', { nullable: true })
  cause!: string | null;

  @Field(() => Date, { description: 'When it was found out.' })
  @Column('timestamptz', { name: 'investigated_at' })
  investigatedAt!: Date;

  @Field(() => Date, { description: 'When it was recorded.' })
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
