import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StatutoryPack } from '../../domain/vocabulary.js';

/** What a person recorded of a clock of the law. */
export const StatutoryEntryKind = { STARTED: 'STARTED', MET: 'MET' } as const;
export type StatutoryEntryKind = (typeof StatutoryEntryKind)[keyof typeof StatutoryEntryKind];

registerVocabulary(StatutoryEntryKind, {
  name: 'StatutoryEntryKind',
  description: 'What a person recorded of a clock of the law.',
  words: { STARTED: 'It started.', MET: 'What it waited for came.' },
});

/** What a person recorded of a clock of the law; append-only. Source: R19. */
@Entity('statutory_entry')
@ObjectType('StatutoryEntry', { description: 'What a person recorded of a clock of the law.', simpleResolvers: true })
export class StatutoryEntry {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => StatutoryPack, { description: 'Which clock it is.' })
  @Column('text')
  pack!: StatutoryPack;

  @Field(() => StatutoryEntryKind, { description: 'What was recorded.' })
  @Column('text')
  kind!: StatutoryEntryKind;

  @Field(() => Date, { description: 'When it happened.' })
  @Column('timestamptz', { name: 'happened_at' })
  happenedAt!: Date;

  @Field(() => String, { nullable: true, description: 'What was said of it.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Date, { description: 'When it was recorded.' })
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
