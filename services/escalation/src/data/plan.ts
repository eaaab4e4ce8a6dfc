import { meanings, Purpose, RejectionReason } from '@complaints/contracts';
import { registerVocabulary, wholeNumber } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { PlanFacts } from '../domain/plan.js';
import { PlanState, ProofKind, Remedy } from '../domain/vocabulary.js';

registerVocabulary(PlanState, {
  name: 'PlanState',
  description: 'What has become of a round of a plan.',
  words: {
    PROPOSED: 'It waits for the customer.',
    REPLACED: 'A newer round took its place.',
    STATED: 'Its owner states that the customer accepted; a second person has to verify it.',
    ACCEPTED: 'Owner and customer agreed on it.',
    OBJECTED: 'The customer objected to it.',
    LAPSED: 'The case left its owner before it was accepted.',
    COMPENSATION_REFUSED: 'It was accepted, but the fund does not grant its money.',
    COMPENSATION_CANCELLED: 'It was accepted, but somebody called its money off before it was paid.',
    OVERDUE: 'It was accepted, but its last due date passed.',
    UNDONE: 'It was accepted, but what was said to be done was not.',
  },
});
registerVocabulary(ProofKind, {
  name: 'ProofKind',
  description: 'What shows that the customer accepted.',
  words: {
    SIGNATURE: 'A signed paper.',
    RECORDING: 'A recorded call.',
    ANSWERED_LINK: 'A one-time link that the customer answered.',
    STATEMENT: 'What the handler states, once a second person has verified it.',
  },
});
registerVocabulary(Remedy, {
  name: 'Remedy',
  description: 'What a plan offers.',
  words: {
    REPLACE: 'Other goods for those complained about.',
    REFUND: 'The price back.',
    COMPENSATE: 'Money for a loss.',
    REPAIR: 'The goods mended.',
    APOLOGISE: 'An apology.',
    IMPROVE_SERVICE: 'A better service from now on.',
    OTHER: 'Something else, as the description says.',
  },
});
registerVocabulary(Purpose, meanings.purpose);
registerVocabulary(RejectionReason, meanings.rejectionReason);

/** One round of what owner and customer may agree on. Source: R31, R32. */
@Entity('plan')
@ObjectType('Plan', { description: 'One round of what owner and customer may agree on.', simpleResolvers: true })
export class Plan implements PlanFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => Int, { description: 'Counts the rounds of the case from 1.' })
  @Column('integer')
  round!: number;

  @Field(() => String, { description: 'The cause that was found.' })
  @Column('text')
  cause!: string;

  @Field(() => Remedy, { description: 'What it offers.' })
  @Column('text')
  remedy!: Remedy;

  @Field(() => String, { nullable: true, description: 'What it offers, in words.' })
  @Column('text', { nullable: true })
  description!: string | null;

  @Field(() => PlanState, { description: 'What has become of it.' })
  @Column('text')
  state!: PlanState;

  @Column('bigint', { name: 'compensation_fen', nullable: true, transformer: wholeNumber })
  compensationFen!: number | null;

  @Field(() => Purpose, { nullable: true, description: 'What the compensation is for.' })
  @Column('text', { nullable: true })
  purpose!: Purpose | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The last due date that the customer knows; null of a round from before steps had dates.',
  })
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Field(() => Date, { description: 'When it was proposed.' })
  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('uuid', { name: 'proposed_by_id' })
  proposedById!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Column('uuid', { name: 'stated_by_id', nullable: true })
  statedById!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the fund paid its compensation; null while it has not, or where it took the payment back.',
  })
  @Column('timestamptz', { name: 'paid_at', nullable: true })
  paidAt!: Date | null;

  @Column('uuid', { name: 'disbursement_id', nullable: true })
  disbursementId!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the customer accepted.' })
  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column('text', { name: 'proof_kind', nullable: true })
  proofKind!: ProofKind | null;

  @Column('text', { name: 'proof_reference', nullable: true })
  proofReference!: string | null;

  @Field(() => RejectionReason, { nullable: true, description: 'Why the fund does not grant its compensation.' })
  @Column('text', { name: 'refusal_reason', nullable: true })
  refusalReason!: RejectionReason | null;

  @Field(() => String, { nullable: true, description: 'What the customer said against it.' })
  @Column('text', { nullable: true })
  objection!: string | null;

  @Field(() => String, { nullable: true, description: 'What is other than in the round that it revises.' })
  @Column('text', { name: 'what_changed', nullable: true })
  whatChanged!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it departs from the standard solution of its nature.' })
  @Column('text', { name: 'departure_reason', nullable: true })
  departureReason!: string | null;

  @Column('text', { name: 'feasible_by_policy', nullable: true })
  feasibleByPolicy!: string | null;

  @Column('text', { name: 'feasible_by_resources', nullable: true })
  feasibleByResources!: string | null;

  @Column('text', { name: 'feasible_by_expectation', nullable: true })
  feasibleByExpectation!: string | null;
}

/** The newest round of each of these cases. */
export const findNewestPlans = (em: EntityManager, caseIds: readonly string[]): Promise<Plan[]> =>
  em
    .createQueryBuilder(Plan, 'p')
    .where('p.case_id = any(:caseIds)', { caseIds })
    .andWhere('not exists (select from plan n where n.case_id = p.case_id and n.round > p.round)')
    .getMany();
