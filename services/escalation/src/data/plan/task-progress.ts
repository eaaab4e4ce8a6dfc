import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** How far a task had come, as somebody said; append-only. Source: R34. */
@Entity('task_progress')
@ObjectType('TaskProgress', { description: 'How far a task had come, as somebody said.', simpleResolvers: true })
export class TaskProgress {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'step_id' })
  stepId!: string;

  @Field(() => Int, { description: 'In percent.' })
  @Column('integer')
  progress!: number;

  @Field(() => Boolean, { description: 'Whether it was said to be done.' })
  @Column('boolean', { name: 'is_done' })
  isDone!: boolean;

  @Field(() => String, { nullable: true, description: 'What was said of it.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'What the team says of its effect.' })
  @Column('text', { name: 'team_feedback', nullable: true })
  teamFeedback!: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer says of its effect.' })
  @Column('text', { name: 'customer_feedback', nullable: true })
  customerFeedback!: string | null;

  @Field(() => Date, { description: 'When it was said.' })
  @Column('timestamptz', { name: 'noted_at' })
  notedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** What was said of each of these tasks, oldest first; the newest hundred of each. */
export const findProgressOf = (em: EntityManager, stepIds: readonly string[]): Promise<TaskProgress[]> =>
  em
    .createQueryBuilder(TaskProgress, 'p')
    .where(
      `p.id in (
        select newest.id from unnest(:stepIds::uuid[]) wanted (id) cross join lateral (
          select r.id from task_progress r where r.step_id = wanted.id order by r.id desc limit 100
        ) newest)`,
      { stepIds },
    )
    .orderBy('p.id')
    .getMany();
