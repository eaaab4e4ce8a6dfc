import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a case that ended is worth learning from; append-only. Source: R72. */
@Entity('evaluation')
@ObjectType('Evaluation', { description: 'How the handling of a case that ended was.', simpleResolvers: true })
export class Evaluation {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => Date, { description: 'When the case had ended that is evaluated.' })
  @Column('timestamptz', { name: 'ended_at' })
  endedAt!: Date;

  @Field(() => Boolean, { description: 'Whether what was complained about is solved.' })
  @Column('boolean')
  solved!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer is satisfied; null when nobody knows.' })
  @Column('boolean', { nullable: true })
  satisfied!: boolean | null;

  @Field(() => Boolean, { description: 'Whether the process was sound.' })
  @Column('boolean', { name: 'process_sound' })
  processSound!: boolean;

  @Field(() => Boolean, { description: 'Whether the staff were professional.' })
  @Column('boolean', { name: 'staff_professional' })
  staffProfessional!: boolean;

  @Field(() => Boolean, { description: 'Whether it was handled in time.' })
  @Column('boolean', { name: 'in_time' })
  inTime!: boolean;

  @Field(() => String, { nullable: true, description: 'What should be done better.' })
  @Column('text', { nullable: true })
  suggestions!: string | null;

  @Field(() => Date, { description: 'When it was evaluated.' })
  @Column('timestamptz', { name: 'evaluated_at' })
  evaluatedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
