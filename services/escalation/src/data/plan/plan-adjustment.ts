import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import type { ProofKind } from '../../domain/vocabulary.js';

/** That other steps took the place of those that were open, because facts changed; append-only. Source: R34. */
@Entity('plan_adjustment')
@ObjectType('PlanAdjustment', {
  description: 'That other steps took the place of those that were open, because facts changed.',
  simpleResolvers: true,
})
export class PlanAdjustment {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'plan_id' })
  planId!: string;

  @Field(() => String, { description: 'What changed, in words.' })
  @Column('text')
  reason!: string;

  @Field(() => Date, { nullable: true, description: 'The last due date that the customer knew before.' })
  @Column('timestamptz', { name: 'previous_due_at', nullable: true })
  previousDueAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The last due date that the customer knows since.' })
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('text', { name: 'proof_kind', nullable: true })
  proofKind!: ProofKind | null;

  @Column('text', { name: 'proof_reference', nullable: true })
  proofReference!: string | null;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'adjusted_at' })
  adjustedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** The adjustments of each of these plans, oldest first; a plan has fewer than 100. */
export const findAdjustmentsOf = (em: EntityManager, planIds: readonly string[]): Promise<PlanAdjustment[]> =>
  em.find(PlanAdjustment, { where: { planId: In([...planIds]) }, order: { id: 'ASC' } });
