import { type Level, meanings, PostKind, Purpose, RejectionReason, type Tier } from '@complaints/contracts';
import { Money, moneyOf, registerVocabulary, wholeNumber } from '@complaints/kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisbursementFacts } from '../domain/disbursement.js';
import { type ApproverKind, DisbursementState, PaymentChannel } from '../domain/vocabulary.js';
import { Complaint, Post, Store } from './foreign-entities.js';

registerVocabulary(DisbursementState, {
  name: 'DisbursementState',
  description: 'What has become of a request for money.',
  words: {
    REQUESTED: 'It waits for the approver.',
    APPROVED: 'It is granted and waits to be paid.',
    REJECTED: 'It is refused.',
    PAID: 'The customer has the money.',
  },
});
registerVocabulary(PaymentChannel, {
  name: 'PaymentChannel',
  description: 'The way money reaches the customer.',
  words: {
    CASH: 'In cash.',
    BANK_TRANSFER: 'By bank transfer.',
    WECHAT_PAY: 'By WeChat Pay.',
    ALIPAY: 'By Alipay.',
    STORE_CREDIT: 'As credit with the store.',
  },
});
registerVocabulary(PostKind, meanings.postKind);
registerVocabulary(Purpose, meanings.purpose);
registerVocabulary(RejectionReason, meanings.rejectionReason);

@ObjectType({ description: 'How money reached the customer.', simpleResolvers: true })
export class Payment {
  @Field(() => PaymentChannel, { description: 'The way it was paid.' })
  channel!: PaymentChannel;

  @Field(() => String, { description: 'What the payment is found under: a receipt or transaction number.' })
  reference!: string;
}

/** One use of the reserve fund. A plan asks once. Source: R65. */
@Entity('disbursement')
@Directive('@key(fields: "id")')
@ObjectType({ description: 'One use of the reserve fund, from the request to the payment.', simpleResolvers: true })
export class Disbursement implements DisbursementFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'plan_id' })
  planId!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

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

  @Column('boolean')
  counted!: boolean;

  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was approved or rejected.' })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('uuid', { name: 'decided_on_behalf_of', nullable: true })
  decidedOnBehalfOf!: string | null;

  @Field(() => RejectionReason, { nullable: true, description: 'Why it was rejected.' })
  @Column('text', { name: 'rejection_reason', nullable: true })
  rejectionReason!: RejectionReason | null;

  @Field(() => String, { nullable: true, description: 'What the approver wrote.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was paid.' })
  @Column('timestamptz', { name: 'paid_at', nullable: true })
  paidAt!: Date | null;

  @Column('uuid', { name: 'paid_by', nullable: true })
  paidBy!: string | null;

  @Column('text', { name: 'payment_channel', nullable: true })
  paymentChannel!: PaymentChannel | null;

  @Column('text', { name: 'payment_reference', nullable: true })
  paymentReference!: string | null;

  @Field(() => Complaint, { description: 'The complaint it belongs to.' })
  get complaint(): Complaint {
    return { id: this.complaintId };
  }

  @Field(() => Store, { nullable: true, description: 'The store complained about.' })
  get store(): Store | null {
    return this.storeId === null ? null : { id: this.storeId };
  }

  @Field(() => Money, { description: 'How much was asked for.' })
  get amount(): Money {
    return moneyOf(this.amountFen);
  }

  @Field(() => Post, { nullable: true, description: 'The post it stands before; null when none could take it.' })
  get approver(): Post | null {
    return this.approverPostId === null ? null : { id: this.approverPostId };
  }

  @Field(() => Payment, { nullable: true, description: 'How it was paid.' })
  get payment(): Payment | null {
    if (this.paymentChannel === null || this.paymentReference === null) return null;
    return { channel: this.paymentChannel, reference: this.paymentReference };
  }
}
