import { Money, moneyOf, registerVocabulary, wholeNumber } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransferFacts } from '../domain/ledger.js';
import { TransferKind } from '../domain/vocabulary.js';
import { Region } from './foreign-entities.js';

registerVocabulary(TransferKind, {
  name: 'LedgerEntryKind',
  description: 'What moves an amount between two accounts of the books.',
  words: {
    HOLD: 'Authority is set aside for a request.',
    RELEASE: 'It is given back.',
    GRANT: 'It is used by an approval.',
    RETURN: 'What was used is given back: nothing was paid, or it was taken back.',
    PAYMENT: 'Money went to the customer.',
    REVERSAL: 'A payment was wrong.',
    BUDGET: 'A region’s budget was set higher or lower.',
    BUDGET_TRANSFER: 'A part of a region’s budget went to another.',
  },
});

/** One entry of the books, never changed. Source: R64. */
@Entity('transfer')
@ObjectType({ description: 'One entry of the books: an amount from one account to another.', simpleResolvers: true })
export class LedgerEntry implements TransferFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => Int, { description: 'Its place in the books; numbers may be left out.' })
  @Column('bigint', { transformer: wholeNumber })
  sequence!: number;

  @Field(() => TransferKind, { description: 'What it is for.' })
  @Column('text')
  kind!: TransferKind;

  @Field(() => String, { description: 'The account that takes the amount.' })
  @Column('text', { name: 'debit_account' })
  debitAccount!: string;

  @Field(() => String, { description: 'The account that gives it.' })
  @Column('text', { name: 'credit_account' })
  creditAccount!: string;

  @Column('bigint', { name: 'amount_fen', transformer: wholeNumber })
  amountFen!: number;

  @Field(() => Date, { description: 'When it was booked.' })
  @Column('timestamptz', { name: 'booked_at' })
  bookedAt!: Date;

  @Column('uuid', { name: 'disbursement_id', nullable: true })
  disbursementId!: string | null;

  @Column('smallint', { name: 'hold_number', nullable: true })
  holdNumber!: number | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Field(() => Money, { description: 'The amount.' })
  get amount(): Money {
    return moneyOf(this.amountFen);
  }

  @Field(() => Region, {
    nullable: true,
    description: 'The region it belongs to; null where it belongs to none, or to two.',
  })
  get region(): Region | null {
    return this.regionId === null ? null : { id: this.regionId };
  }
}
