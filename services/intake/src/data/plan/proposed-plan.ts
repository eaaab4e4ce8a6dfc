import { wholeNumber } from '@complaints/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, MoreThan, PrimaryColumn } from 'typeorm';
import { Complaint } from '../complaint.js';
import { Purpose } from '../vocabulary.js';

/** A round of a plan that lies before the customer, with what the customer is shown of it. Source: R32. */
@Entity('proposed_plan')
@ObjectType('LinkedPlan', { description: 'What a one-time link shows of a plan.', simpleResolvers: true })
export class ProposedPlan {
  /** The round's, as escalation knows it. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => String, { description: 'The number of the complaint.' })
  @Column('text')
  number!: string;

  @Column('integer')
  round!: number;

  /** Whole fen; null without a compensation. */
  @Column('bigint', { name: 'compensation_fen', nullable: true, transformer: wholeNumber })
  compensationFen!: number | null;

  @Field(() => Purpose, { nullable: true, description: 'What the compensation is for; null without one.' })
  @Column('text', { nullable: true })
  purpose!: Purpose | null;

  @Field(() => Date, { nullable: true, description: 'By when it would be carried out; null when nothing is said.' })
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;
}

/** Whether a later round than one was heard of before it. */
export const isLaterPlanKnown = (
  em: EntityManager,
  { complaintId, proposedAt }: Pick<ProposedPlan, 'complaintId' | 'proposedAt'>,
): Promise<boolean> => em.existsBy(ProposedPlan, { complaintId, proposedAt: MoreThan(proposedAt) });

/** A round of a plan whose complaint is open; null when it is not. */
export const findOpenPlan = (em: EntityManager, id: string): Promise<ProposedPlan | null> =>
  em
    .createQueryBuilder(ProposedPlan, 'plan')
    .innerJoin(Complaint, 'complaint', 'complaint.id = plan.complaint_id')
    .where(`plan.id = :id and complaint.status = 'OPEN'`, { id })
    .getOne();
