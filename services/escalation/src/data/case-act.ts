import { meanings, ReopeningCause } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CaseActKind } from '../domain/vocabulary.js';

registerVocabulary(ReopeningCause, meanings.reopeningCause);
registerVocabulary(CaseActKind, {
  name: 'CaseActKind',
  description: 'What changed where a case stands, beside its clocks, plan and steps.',
  words: {
    FLAG_RAISED: 'Somebody raised the abnormal flag.',
    CLOSED_PROVISIONALLY: 'It was closed because the customer could not be reached.',
    CLOSED_WITHOUT_AGREEMENT: 'It was closed because the customer refused the final decision.',
    REOPENED: 'It goes on after it was closed.',
  },
});

/** What somebody did to where a case stands, and why; append-only. */
@Entity('case_act')
@ObjectType('CaseAct', { description: 'What somebody did to where a case stands, and why.', simpleResolvers: true })
export class CaseAct {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => CaseActKind, { description: 'What was done.' })
  @Column('text')
  kind!: CaseActKind;

  @Field(() => String, { description: 'Why, in words.' })
  @Column('text')
  reason!: string;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'acted_at' })
  actedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
