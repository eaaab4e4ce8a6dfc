import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** What departments learn from a case; append-only. Source: R72. */
@Entity('lesson')
@ObjectType('Lesson', { description: 'What departments learn from a case.', simpleResolvers: true })
export class Lesson {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'evaluation_id' })
  evaluationId!: string;

  @Field(() => String, { description: 'What is learned.' })
  @Column('text')
  text!: string;

  @Field(() => Date, { description: 'When it was sent to the departments.' })
  @Column('timestamptz', { name: 'learned_at' })
  learnedAt!: Date;
}

/** That a lesson was sent to a department, and when its head read it. Source: R72. */
@Entity('lesson_receipt')
@ObjectType('LessonReceipt', { description: 'That a lesson was sent to a department.', simpleResolvers: true })
export class LessonReceipt {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'lesson_id' })
  lessonId!: string;

  @Column('uuid', { name: 'department_id' })
  departmentId!: string;

  @Field(() => Date, { description: 'When it was sent.' })
  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the department confirmed that it read it.' })
  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt!: Date | null;

  @Column('uuid', { name: 'read_by_id', nullable: true })
  readById!: string | null;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** One page of what was sent to these departments, newest first. */
export function findReceipts(
  em: EntityManager,
  { departmentIds, unreadOnly, afterId, take }: ReceiptsWanted,
): Promise<LessonReceipt[]> {
  const query = em
    .createQueryBuilder(LessonReceipt, 'r')
    .where('r.department_id = any(:departmentIds::uuid[])', { departmentIds });
  if (unreadOnly) query.andWhere('r.read_at is null');
  if (afterId) query.andWhere('r.id < :afterId', { afterId });
  return query.orderBy('r.id', 'DESC').limit(take).getMany();
}
interface ReceiptsWanted {
  departmentIds: readonly string[];
  unreadOnly: boolean;
  afterId: string | null;
  take: number;
}
