import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RevisionChange } from '../../domain/amendment.js';

/** One field of a revision. */
@ObjectType('RevisionChange', { description: 'One field that was amended.', simpleResolvers: true })
export class RevisedField implements RevisionChange {
  @Field(() => String, { description: 'The field.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it said before.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it said from then on.' })
  after!: string | null;
}

/** That what a complaint says was amended or a fact of it corrected; the words before stay here. Source: R2, R14. */
@Entity('complaint_revision')
@ObjectType('ComplaintRevision', {
  description: 'That what a complaint says was amended, or a fact of it corrected.',
  simpleResolvers: true,
})
export class ComplaintRevision {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => Int, { description: 'Counts the revisions of the complaint from 1.' })
  @Column('integer')
  number!: number;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => [RevisedField], { description: 'Every field that changed.' })
  @Column('jsonb')
  changes!: RevisedField[];

  @Field(() => ID, { nullable: true, description: 'Who amended it.' })
  @Column('uuid', { name: 'revised_by_id', nullable: true })
  revisedById!: string | null;

  @Field(() => ID, { nullable: true, description: 'For whom a deputy did.' })
  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Field(() => Date, { description: 'When.' })
  @Column('timestamptz', { name: 'revised_at' })
  revisedAt!: Date;
}
