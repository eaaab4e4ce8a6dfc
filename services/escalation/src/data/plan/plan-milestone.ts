import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import type { Milestone } from '../../domain/plan/steps.js';

/** Something to be reached on the way of a step. Source: R31. */
@Entity('plan_milestone')
@ObjectType('Milestone', { description: 'Something to be reached on the way of a step.', simpleResolvers: true })
export class PlanMilestone implements Milestone {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'step_id' })
  stepId!: string;

  @Column('integer')
  position!: number;

  @Field(() => String, { description: 'What is reached.' })
  @Column('text')
  title!: string;

  @Field(() => Date, { description: 'By when.' })
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;
}

/** The milestones of each of these steps, in their order. */
export const findMilestonesOf = (em: EntityManager, stepIds: readonly string[]): Promise<PlanMilestone[]> =>
  em.find(PlanMilestone, { where: { stepId: In([...stepIds]) }, order: { stepId: 'ASC', position: 'ASC' } });
