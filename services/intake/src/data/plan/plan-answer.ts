import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import type { CheckedPlanAnswer } from '../../domain/plan/plan-answer.js';

/** What a customer said of a round of the plan through a one-time link, once per round. Source: R32. */
@Entity('plan_answer')
@ObjectType('PlanAnswer', { description: 'What a customer said of a round of the plan.', simpleResolvers: true })
export class PlanAnswer implements CheckedPlanAnswer {
  /** The round's, as escalation knows it. */
  @PrimaryColumn('uuid', { name: 'plan_id' })
  planId!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => Int, { description: 'Which round it was, from 1.' })
  @Column('integer')
  round!: number;

  @Field(() => Boolean, { description: 'Whether the customer accepted.' })
  @Column('boolean')
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Why the customer objected, in the original words.' })
  @Column('text', { nullable: true })
  objection!: string | null;

  @Field(() => Date, { description: 'When it was said.' })
  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;
}

/** The answers of customers to plans of some complaints, by round. */
export const findPlanAnswers = (em: EntityManager, complaintIds: readonly string[]): Promise<PlanAnswer[]> =>
  em.find(PlanAnswer, { where: { complaintId: In([...complaintIds]) }, order: { round: 'ASC', answeredAt: 'ASC' } });
