import {
  CancellationCause,
  Level,
  meanings,
  PostKind,
  Purpose,
  RejectionReason,
  type Tier,
} from '@complaints/contracts';
import { Money, moneyOf, registerVocabulary, wholeNumber } from '@complaints/kit';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisbursementFacts, RouteStep as RouteStepFacts } from '../domain/disbursement.js';
import { type ApproverKind, DisbursementState, type PaymentChannel } from '../domain/vocabulary.js';
import { Complaint, Evidence, Post, Staff, Store } from './foreign-entities.js';
import { Payment, RouteStep, routeStepOf } from './parts-of-disbursement.js';

registerVocabulary(DisbursementState, {
  name: 'DisbursementState',
  description: 'What has become of a request for money.',
  words: {
    REQUESTED: 'It waits for the approver.',
    APPROVED: 'It is granted and waits to be paid.',
    REJECTED: 'It is refused.',
    PAID: 'The customer has the money.',
    CANCELLED: 'It was called off before it was paid.',
    REVERSED: 'It was paid wrongly, and the payment was taken back.',
  },
});
registerVocabulary(Level, meanings.level);
registerVocabulary(Purpose, meanings.purpose);
registerVocabulary(RejectionReason, meanings.rejectionReason);
registerVocabulary(CancellationCause, meanings.cancellationCause);

const stub = (id: string | null) => (id === null ? null : { id });

/** One use of the reserve fund. A plan asks once. Source: R65. */
@Entity('disbursement')
@Directive('@key(fields: "id")')
@ObjectType({ description: 'One use of the reserve fund, from the request to the payment.', simpleResolvers: true })
export class Disbursement implements DisbursementFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'plan_id', nullable: true })
  planId!: string | null;

  @Column('uuid', { name: 'replaces_id', nullable: true })
  replacesId!: string | null;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Field(() => Level, { description: 'The level of the complaint that it is granted under.' })
  @Column('text')
  level!: Level;

  @Column('smallint', { name: 'owner_tier' })
  ownerTier!: Tier;

  @Column('uuid', { name: 'proposer_id' })
  proposerId!: string;

  @Column('bigint', { name: 'amount_fen', transformer: wholeNumber })
  amountFen!: number;

  @Field(() => Purpose, { description: 'What the money is for.' })
  @Column('text')
  purpose!: Purpose;

  @Field(() => String, { nullable: true, description: 'Why, as who asked by hand wrote; null where a plan asked.' })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'evidence_ids', array: true })
  evidenceIds!: string[];

  /** Shown by the graph to those who pay, and masked to others. */
  @Column('text', { name: 'payee_reference', nullable: true })
  payeeReference!: string | null;

  @Field(() => DisbursementState, { description: 'What has become of it.' })
  @Column('text')
  state!: DisbursementState;

  @Column('uuid', { name: 'approver_post_id', nullable: true })
  approverPostId!: string | null;

  @Field(() => PostKind, {
    nullable: true,
    description: 'The kind of post it stands before; null when none could take it.',
  })
  @Column('text', { name: 'approver_kind', nullable: true })
  approverKind!: ApproverKind | null;

  @Field(() => String, { nullable: true, description: 'The month or quarter it counts in: `2026-11` or `2026-Q4`.' })
  @Column('text', { name: 'period_key', nullable: true })
  periodKey!: string | null;

  @Column('smallint', { name: 'hold_number' })
  holdNumber!: number;

  @Field(() => Date, { description: 'When what it holds is given back if nobody has decided by then.' })
  @Column('timestamptz', { name: 'hold_until' })
  holdUntil!: Date;

  @Column('jsonb', { name: 'route' })
  steps!: RouteStepFacts[];

  @Field(() => Int, { description: 'The version of the fund’s policy that it is granted under.' })
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was approved or rejected.' })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedById!: string | null;

  @Column('uuid', { name: 'decided_on_behalf_of', nullable: true })
  decidedOnBehalfOf!: string | null;

  @Field(() => RejectionReason, { nullable: true, description: 'Why it was rejected.' })
  @Column('text', { name: 'rejection_reason', nullable: true })
  rejectionReason!: RejectionReason | null;

  @Field(() => String, { nullable: true, description: 'What the approver wrote.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Date, { nullable: true, description: 'When its payment was recorded.' })
  @Column('timestamptz', { name: 'paid_at', nullable: true })
  paidAt!: Date | null;

  @Column('uuid', { name: 'paid_by', nullable: true })
  paidById!: string | null;

  @Column('text', { name: 'payment_channel', nullable: true })
  paymentChannel!: PaymentChannel | null;

  @Column('text', { name: 'payment_reference', nullable: true })
  paymentReference!: string | null;

  @Column('timestamptz', { name: 'payment_made_at', nullable: true })
  paymentMadeAt!: Date | null;

  @Column('uuid', { name: 'payment_evidence_id', nullable: true })
  paymentEvidenceId!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was cancelled or reversed.' })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedById!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or reversed, in words.' })
  @Column('text', { name: 'ending_note', nullable: true })
  endingNote!: string | null;

  @Field(() => CancellationCause, { nullable: true, description: 'What it was cancelled by.' })
  @Column('text', { name: 'cancellation_cause', nullable: true })
  cancellationCause!: CancellationCause | null;

  @Field(() => Complaint, { nullable: true, description: 'The complaint it belongs to.' })
  get complaint(): Complaint {
    return { id: this.complaintId };
  }

  @Field(() => Store, { nullable: true, description: 'The store complained about.' })
  get store(): Store | null {
    return stub(this.storeId);
  }

  @Field(() => Money, { description: 'How much was asked for.' })
  get amount(): Money {
    return moneyOf(this.amountFen);
  }

  @Field(() => Post, { nullable: true, description: 'The post it stands before; null when none could take it.' })
  get approver(): Post | null {
    return stub(this.approverPostId);
  }

  @Field(() => Staff, { nullable: true, description: 'Who asked for it: by hand, or by proposing the plan.' })
  get requestedBy(): Staff {
    return { id: this.proposerId };
  }

  @Field(() => Staff, { nullable: true, description: 'Who decided; null where nobody did.' })
  get decidedBy(): Staff | null {
    return stub(this.decidedById);
  }

  @Field(() => Staff, { nullable: true, description: 'Who paid.' })
  get paidBy(): Staff | null {
    return stub(this.paidById);
  }

  @Field(() => [Evidence], {
    nullable: 'items',
    description: 'Files of the complaint that show why; null for those that may not be seen.',
  })
  get evidence(): Evidence[] {
    return this.evidenceIds.map((id) => ({ id }));
  }

  @Field(() => [RouteStep], { description: 'How it came to stand where it stands, from the lowest post up.' })
  get route(): RouteStep[] {
    return this.steps.map(routeStepOf);
  }

  @Field(() => Payment, { nullable: true, description: 'How it was paid.' })
  get payment(): Payment | null {
    const { paymentChannel: channel, paymentReference: reference, paymentMadeAt: madeAt } = this;
    if (channel === null || reference === null || madeAt === null) return null;
    return { channel, reference, madeAt, evidence: stub(this.paymentEvidenceId) };
  }
}
