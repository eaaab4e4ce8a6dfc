import { registerVocabulary } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PaymentOrderFacts } from '../domain/payment-order.js';
import { PaymentChannel, PaymentOrderState } from '../domain/vocabulary.js';
import { Staff } from './foreign-entities.js';

registerVocabulary(PaymentOrderState, {
  name: 'PaymentOrderState',
  description: 'What has become of asking the chain’s payment service to pay.',
  words: {
    SENDING: 'It is under way: nobody knows yet whether it was paid, so nothing else is done with the money.',
    PAID: 'The customer has the money.',
    REFUSED: 'It was not paid; another way may be tried.',
  },
});

/** That the gateway is to pay a disbursement, once. Source: R65. */
@Entity('payment_order')
@ObjectType({ description: 'That the chain’s payment service is to pay a disbursement.', simpleResolvers: true })
export class PaymentOrder implements PaymentOrderFacts {
  @Field(() => ID, { description: 'Its id, by which the payment service knows it.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'disbursement_id' })
  disbursementId!: string;

  @Field(() => Int, { description: 'Counts the orders of the disbursement, from 1.' })
  @Column('smallint')
  number!: number;

  @Field(() => PaymentChannel, { description: 'The way it is to be paid.' })
  @Column('text')
  channel!: PaymentChannel;

  @Column('text', { name: 'payee_reference', nullable: true })
  payeeReference!: string | null;

  @Field(() => PaymentOrderState, { description: 'What has become of it.' })
  @Column('text')
  state!: PaymentOrderState;

  @Column('uuid', { name: 'asked_by' })
  askedById!: string;

  @Column('uuid', { name: 'asked_on_behalf_of', nullable: true })
  askedOnBehalfOf!: string | null;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Field(() => Int, { description: 'How often it was sent.' })
  @Column('integer')
  attempts!: number;

  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'A code: what the last attempt ran into while it is under way, or why it was refused.',
  })
  @Column('text', { name: 'last_error_code', nullable: true })
  lastErrorCode!: string | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('timestamptz', { name: 'made_at', nullable: true })
  madeAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was found to be paid or refused.' })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('timestamptz', { name: 'plan_withdrawn_at', nullable: true })
  planWithdrawnAt!: Date | null;

  @Field(() => Staff, { description: 'Who pays by it.' })
  get askedBy(): Staff {
    return { id: this.askedById };
  }
}
