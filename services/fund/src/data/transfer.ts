import { wholeNumber } from '@complaints/kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransferFacts } from '../domain/pay.js';
import type { TransferKind } from '../domain/vocabulary.js';

/** One entry of the books: an amount from one account to another. Never changed, never deleted. Source: R64. */
@Entity('transfer')
export class Transfer implements TransferFacts {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'disbursement_id' })
  disbursementId!: string;

  @Column('text')
  kind!: TransferKind;

  @Column('text', { name: 'debit_account' })
  debitAccount!: string;

  @Column('text', { name: 'credit_account' })
  creditAccount!: string;

  @Column('bigint', { name: 'amount_fen', transformer: wholeNumber })
  amountFen!: number;

  @Column('timestamptz', { name: 'booked_at' })
  bookedAt!: Date;
}
