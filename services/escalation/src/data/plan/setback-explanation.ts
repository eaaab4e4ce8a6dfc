import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Explanation } from '../../domain/plan/setback.js';
import { FailureCause, SetbackChange } from '../../domain/vocabulary.js';

registerVocabulary(SetbackChange, {
  name: 'SetbackChange',
  description: 'What changes after a setback.',
  words: {
    COMMUNICATION: 'How customer and chain speak with each other.',
    RESOURCES: 'What is put into it.',
    OUTSIDE_SUPPORT: 'Somebody from outside helps.',
    OTHER: 'Something else, as the note says.',
  },
});

/** Why a turn of a case ended without success, as it was said before the next plan; append-only. Source: R34. */
@Entity('setback_explanation')
@ObjectType('Setback', {
  description: 'A turn of a case that ended without success, as it was explained before the next plan.',
  simpleResolvers: true,
})
export class SetbackExplanation implements Explanation {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => FailureCause, { description: 'What it was.' })
  @Column('text')
  cause!: FailureCause;

  @Field(() => String, { description: 'Why it came so.' })
  @Column('text')
  why!: string;

  @Field(() => [SetbackChange], { description: 'What changes; at most 4.' })
  @Column('text', { array: true })
  changes!: SetbackChange[];

  @Field(() => String, { nullable: true, description: 'How it changes, in words.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Date, { description: 'When it was explained.' })
  @Column('timestamptz', { name: 'explained_at' })
  explainedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
